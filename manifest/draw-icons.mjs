// Draws the app's two icons, which stand beside it: a sheet with a ticked list. Teams asks for a full-bleed colour icon
// of 192 px and a white outline of 32 px on nothing. Run it after a change here: node manifest/draw-icons.mjs
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const folder = import.meta.dirname;
const WHITE = [255, 255, 255];
const SAMPLES = 8;

/* Shapes answer how far a point is outside them, in pixels; negative inside. */
const line = (x1, y1, x2, y2, width) => (x, y) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - width / 2;
};
const box = (left, top, right, bottom, radius) => (x, y) => {
  const qx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const qy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
};
const edge = (shape, width) => (x, y) => Math.abs(shape(x, y)) - width / 2;
const circle = (cx, cy, radius) => (x, y) => Math.hypot(x - cx, y - cy) - radius;
const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const tick = (x, y, size, width) =>
  union(
    line(x - size, y, x - size * 0.25, y + size * 0.75, width),
    line(x - size * 0.25, y + size * 0.75, x + size, y - size * 0.75, width),
  );

const BLUE = [18, 67, 109];
const GREEN = [0, 112, 60];
const AMBER = [178, 88, 0];
const GREY = [148, 160, 174];

draw('color.png', 192, [
  [BLUE, () => -1],
  [WHITE, box(48, 36, 144, 156, 8)],
  [[206, 218, 230], box(76, 26, 116, 46, 7)],
  [GREEN, tick(69, 73, 9, 6)],
  [GREY, line(90, 73, 130, 73, 6)],
  [GREEN, tick(69, 101, 9, 6)],
  [GREY, line(90, 101, 130, 101, 6)],
  [AMBER, edge(circle(69, 129, 7.5), 5)],
  [GREY, line(90, 129, 118, 129, 6)],
]);

draw('outline.png', 32, [
  [WHITE, edge(box(6, 4, 26, 29, 2.5), 2)],
  [WHITE, box(12, 2, 20, 6, 1.5)],
  [WHITE, tick(11.5, 12, 1.8, 1.7)],
  [WHITE, line(16, 12, 22, 12, 1.8)],
  [WHITE, tick(11.5, 18, 1.8, 1.7)],
  [WHITE, line(16, 18, 22, 18, 1.8)],
  [WHITE, circle(11.5, 24, 1.5)],
  [WHITE, line(16, 24, 20, 24, 1.8)],
]);

function draw(name, size, layers) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rows.set(pixel(x, y, layers), y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  writeFileSync(path.join(folder, name), png(size, rows));
}

/** Each layer covers what is under it by the share of the pixel that lies inside its shape. */
function pixel(x, y, layers) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const [colour, shape] of layers) {
    let inside = 0;
    for (let i = 0; i < SAMPLES * SAMPLES; i++) {
      const at = (n) => (n + 0.5) / SAMPLES;
      if (shape(x + at(i % SAMPLES), y + at(Math.floor(i / SAMPLES))) < 0) inside++;
    }
    const cover = inside / (SAMPLES * SAMPLES);
    const total = cover + alpha * (1 - cover);
    if (total === 0) continue;
    const mix = (over, under) => (over * cover + under * alpha * (1 - cover)) / total;
    [red, green, blue, alpha] = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue), total];
  }
  return [red, green, blue, alpha * 255].map(Math.round);
}

function png(size, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
