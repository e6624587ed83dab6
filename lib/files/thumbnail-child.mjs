/**
 * The child process that decodes a picture, so that a hostile one can harm this process alone. Plain JavaScript
 * on purpose: Node runs it as it is, beside tsx, vitest and the production build.
 *
 * In: paths of the picture and of the thumbnail to be written, and the limits as JSON in the arguments.
 * Out: exit 0 when the thumbnail stands; 3 when the picture is broken; 4 when it takes too much memory.
 */
import sharp from "sharp";

const [from, to, limitsText] = process.argv.slice(2);
const limits = JSON.parse(limitsText);

sharp.cache(false);
sharp.concurrency(1);

// Decoding happens beside this thread, so that it can watch.
setInterval(() => {
  if (process.memoryUsage.rss() > limits.memoryBytes) process.exit(4);
}, 20);

try {
  // Turned as the camera says; nothing else of what the camera wrote (place, time, owner) is carried over.
  await sharp(from, { limitInputPixels: limits.pixels, failOn: "error", pages: 1 })
    .autoOrient()
    .resize({ width: limits.side, height: limits.side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .webp({ quality: 76 })
    .toFile(to);
  process.exit(0);
} catch {
  process.exit(3);
}
