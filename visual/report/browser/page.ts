// What the page of a report does itself: language and theme.

const root = document.documentElement;

const setLanguage = (language: string): void => {
  root.dataset["lang"] = language;
  root.lang = language === "zh" ? "zh-CN" : "en";
};

const setTheme = (theme: string): void => {
  root.dataset["theme"] = theme;
};

const asked = new URLSearchParams(location.hash.replace(/^#/u, "")).get("lang");
const preferred = asked ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
setLanguage(preferred === "en" ? "en" : "zh");
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

document.querySelector("#language")?.addEventListener("click", () => {
  setLanguage(root.dataset["lang"] === "zh" ? "en" : "zh");
});
document.querySelector("#theme")?.addEventListener("click", () => {
  setTheme(root.dataset["theme"] === "dark" ? "light" : "dark");
});
