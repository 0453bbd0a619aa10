// Cuts the typefaces to the characters of French, Dutch and English: `node subset.js FOLDER` writes them there.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
// ASCII; of Latin-1 the letters and the signs that people type; quotes, dashes, spaces; arrows.
// What a face does not have, the browser makes (the narrow space) or takes from the system: Hanken Grotesk has no arrows, Literata only
// those up and down, and ĳ is one letter only in files that no page needs (Dutch is typed as i and j).
const TEXT = range(0x20, 0x7e) + range(0xc0, 0xff) + '\u00a0¡£§©ª«°²³·º»½¿' + 'Œœ' + '‘’‚“”„‹›–—…•‰€−' + '\u2009\u202f' + '←↑→↓';
// Kerning, composed letters, figures of one width: nothing that a page has to ask for beyond `font-variant-numeric`.
const FEATURES = ['kern', 'locl', 'liga', 'lnum', 'tnum'];
// Who drew it, under which licence: the licence asks that a copy says so.
const NAMES = [0, 13, 14];
const WEIGHTS = { wght: { min: 400, max: 700 } };

const FACES = {
  'literata.woff2': '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
  'hanken-grotesk.woff2': '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
};

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder to write to.');
await mkdir(folder, { recursive: true });
for (const [name, source] of Object.entries(FACES)) {
  const whole = await readFile(new URL(join('node_modules', source), import.meta.url));
  const options = { targetFormat: 'woff2', variationAxes: WEIGHTS, keepFeatures: FEATURES, preserveNameIds: NAMES, noHinting: true };
  // Under another name first, so that a file that is there is whole.
  const half = join(folder, `.${name}`);
  await writeFile(half, await subset(whole, TEXT, options));
  await rename(half, join(folder, name));
}
