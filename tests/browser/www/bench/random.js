// The playground's random numbers (xoshiro256++, seeded by SplitMix64), so that
// JavaScript gets the same inputs. Used before the clock runs: clear before fast.
// @ts-check

const MASK = (1n << 64n) - 1n;
const GOLDEN = 0x9E3779B97F4A7C15n;

/** SplitMix64's output function. @param {bigint} number */
function mix(number) {
  number = (number + GOLDEN) & MASK;
  number = ((number ^ (number >> 30n)) * 0xBF58476D1CE4E5B9n) & MASK;
  number = ((number ^ (number >> 27n)) * 0x94D049BB133111EBn) & MASK;
  return number ^ (number >> 31n);
}

/**
 * The generator's state for a task: eight halves, high before low.
 * @param {number} seed @param {number} index
 */
export function stream(seed, index) {
  let number = mix(BigInt(seed) ^ mix(BigInt(index)));
  const state = new Int32Array(8);
  for (let word = 0; word < 4; word++) {
    const next = mix(number);
    number = (number + GOLDEN) & MASK;
    state[2 * word] = Number(BigInt.asIntN(32, next >> 32n));
    state[2 * word + 1] = Number(BigInt.asIntN(32, next));
  }
  return state;
}

/**
 * The next 64-bit numbers, in halves.
 * @param {Int32Array} state @param {number} count
 */
function draw(state, count) {
  const [highs, lows] = [new Uint32Array(count), new Uint32Array(count)];
  let [ah, al, bh, bl, ch, cl, dh, dl] = state;
  for (let place = 0; place < count; place++) {
    const sumLow = (al + dl) | 0;
    const sumHigh = (ah + dh + ((sumLow >>> 0) < (al >>> 0) ? 1 : 0)) | 0;
    const turnedLow = (sumLow << 23) | (sumHigh >>> 9);
    const turnedHigh = (sumHigh << 23) | (sumLow >>> 9);
    const low = (turnedLow + al) | 0;
    lows[place] = low;
    highs[place] = turnedHigh + ah + ((low >>> 0) < (al >>> 0) ? 1 : 0);
    const [shiftedHigh, shiftedLow] = [(bh << 17) | (bl >>> 15), bl << 17];
    ch ^= ah; cl ^= al; dh ^= bh; dl ^= bl;
    bh ^= ch; bl ^= cl; ah ^= dh; al ^= dl;
    ch ^= shiftedHigh; cl ^= shiftedLow;
    [dh, dl] = [(dl << 13) | (dh >>> 19), (dh << 13) | (dl >>> 19)];
  }
  return { highs, lows };
}

/** The first 32-bit numbers of a stream. @param {Int32Array} state @param {number} count */
export const drawWords = (state, count) => draw(state, count).highs;

/**
 * Random bytes; a multiple of eight.
 * @param {Int32Array} state @param {number} count
 */
export function drawBytes(state, count) {
  const { highs, lows } = draw(state, count / 8);
  const words = new Uint32Array(count / 4);
  lows.forEach((low, place) => {
    words[2 * place] = low;
    words[2 * place + 1] = highs[place];
  });
  return new Uint8Array(words.buffer);
}

/**
 * Where the `index`th of so many equal parts begins.
 * @param {number} total @param {number} parts @param {number} index
 */
export const cut = (total, parts, index) => Math.floor(total * index / parts);

/** Memory that all workers see, where that may be. @param {number} bytes */
export const room = (bytes) =>
  (crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
