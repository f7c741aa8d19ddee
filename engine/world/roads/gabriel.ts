/**
 * The Gabriel graph of points on the sphere: two points are joined when no third lies inside the ball
 * that has the two as poles, that is when no k has |ik|^2 + |jk|^2 < |ij|^2 in chords (Gabriel and
 * Sokal 1969). It contains the minimum spanning tree, so without a limit on length it is connected,
 * and it crosses itself nowhere in the plane: a fair picture of a road net between places.
 *
 * @param vectors unit vectors, three numbers a point (see sphere.ts)
 * @param longestChord no pair farther apart than this chord (in earth radii) is joined
 * @returns pairs i < j, one after another, in ascending order
 */
export const gabrielGraph = (vectors: Float64Array, longestChord = 2.1): Int32Array => {
  const n = vectors.length / 3;
  const limit = longestChord * longestChord;
  const chord = new Float64Array(n);
  const pairs: number[] = [];
  const near: number[] = [];
  for (let i = 0; i < n; i++) {
    near.length = 0;
    const x = vectors[3 * i];
    const y = vectors[3 * i + 1];
    const z = vectors[3 * i + 2];
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const dx = vectors[3 * j] - x;
      const dy = vectors[3 * j + 1] - y;
      const dz = vectors[3 * j + 2] - z;
      const d = dx * dx + dy * dy + dz * dz;
      if (d <= limit) {
        chord[j] = d;
        near.push(j);
      }
    }
    near.sort((a, b) => chord[a] - chord[b] || a - b);
    const found: number[] = [];
    // Whatever stands between i and j is nearer to i than j: it comes earlier in the list.
    for (let at = 0; at < near.length; at++) {
      const j = near[at];
      if (j < i) continue;
      let free = true;
      for (let before = 0; before < at; before++) {
        const k = near[before];
        const dx = vectors[3 * j] - vectors[3 * k];
        const dy = vectors[3 * j + 1] - vectors[3 * k + 1];
        const dz = vectors[3 * j + 2] - vectors[3 * k + 2];
        if (chord[k] + dx * dx + dy * dy + dz * dz < chord[j]) {
          free = false;
          break;
        }
      }
      if (free) found.push(j);
    }
    for (const j of found.sort((a, b) => a - b)) pairs.push(i, j);
  }
  return Int32Array.from(pairs);
};
