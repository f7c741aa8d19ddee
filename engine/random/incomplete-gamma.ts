import erfc from "@stdlib/math-base-special-erfc";
import exp from "@stdlib/math-base-special-exp";
import gammainc from "@stdlib/math-base-special-gammainc";
import log1pmx from "@stdlib/math-base-special-log1pmx";

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x).
 *
 * @stdlib computes them for a below 500, where it agrees with other libraries to 1e-12. Above, its
 * choice of method fails once x exceeds 1000 (at a = 2000 its P is off by 0.025 within one standard
 * deviation), so there N. M. Temme's uniform expansion is used (SIAM J. Math. Anal. 10, 1979):
 * Q = erfc(eta sqrt(a/2)) / 2 + R, with eta^2 / 2 = mu - ln(1 + mu), mu = (x - a) / a. Error below 1e-13.
 */
export const LARGE_SHAPE = 500;

/** P(a, x): the share of a gamma of shape a below x. */
export function lowerIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return a < LARGE_SHAPE ? gammainc(x, a, true, false) : temme(a, x, -1);
}

/** Q(a, x): the share of a gamma of shape a above x. */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return a < LARGE_SHAPE ? gammainc(x, a, true, true) : temme(a, x, 1);
}

/** The density of a gamma of shape a >= 500 and scale 1 at x, with Stirling's series for Gamma(a). */
export function largeGammaDensity(a: number, x: number): number {
  const stirling = 1 + (1 + 1 / (24 * a)) / (12 * a);
  return (exp(a * log1pmx((x - a) / a)) * Math.sqrt(a / (2 * Math.PI))) / (x * stirling);
}

/** Q for sign 1, P for sign -1. */
function temme(a: number, x: number, sign: 1 | -1): number {
  // The share below is under 1e-300, and 1 + mu may vanish.
  if (x < 0.1 * a) return sign === 1 ? 1 : 0;
  const halfEtaSquared = Math.max(0, -log1pmx((x - a) / a));
  const root = Math.sqrt(a * halfEtaSquared);
  const above = x < a ? -root : root;
  const share = 0.5 * erfc(sign * above);
  // Past here (11 standard deviations at a = 500) the rest is below 1e-27.
  if (halfEtaSquared > 0.125) return share;
  const eta = Math.sqrt(2 * halfEtaSquared) * (x < a ? -1 : 1);
  const rest =
    (exp(-a * halfEtaSquared) / Math.sqrt(2 * Math.PI * a)) *
    (polynomial(C0, eta) +
      (polynomial(C1, eta) + (polynomial(C2, eta) + polynomial(C3, eta) / a) / a) / a);
  return share + sign * rest;
}

// The Taylor coefficients of Temme's C0 to C3, from eta Ck = C(k-1)' + gamma_k eta / mu.
const C0 = [
  -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
  0.0003527336860670194, -0.0001787551440329218, 0.00003919263178522438, -0.000002185448510679992,
  -0.00000185406221071516, 8.29671134095309e-7, -1.7665952736826e-7,
];
const C1 = [
  -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.000990226337448559,
  0.00020576131687242798, -4.018775720164609e-7, -0.000018098550334489977,
];
const C2 = [
  0.00413359788359788, -0.0026813271604938273, 0.0007716049382716049, 0.000002009387860082305,
];
const C3 = [0.0006494341563786008, 0.000229472093621399, -0.0004691894943952557];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
  return value;
}
