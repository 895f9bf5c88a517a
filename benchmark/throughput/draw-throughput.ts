import { servers, type ThroughputReport } from './bench-throughput';

const [width, labelWidth, barHeight, gap, top] = [760, 190, 12, 14, 40];
const colours: Readonly<Record<string, string>> = { Koa: '#94a3b8', Casebook: '#2563eb' };

/** Draws the ratios to the baseline as an SVG, with a bar for each server and kind of work. */
export function drawThroughput({ rows, articles }: ThroughputReport): string {
  const shown = servers.filter((name) => name !== 'node:http');
  const rowHeight = shown.length * barHeight + gap;
  const height = top + rows.length * rowHeight + 10;
  const scale = (width - labelWidth - 60) / Math.max(1, ...rows.map(({ figures }) => figures.Casebook.ratio));
  const bars = rows.flatMap(({ work, figures }, i) => {
    const y = top + i * rowHeight;
    const label = `<text x="${labelWidth - 8}" y="${y + barHeight + 4}" text-anchor="end">${work}</text>`;
    return [
      label,
      ...shown.flatMap((name, j) => {
        const { ratio } = figures[name];
        const at = y + j * barHeight;
        return [
          `<rect x="${labelWidth}" y="${at}" width="${(ratio * scale).toFixed(1)}" height="${barHeight - 2}" fill="${colours[name] ?? ''}"/>`,
          `<text x="${(labelWidth + ratio * scale + 5).toFixed(1)}" y="${at + barHeight - 3}" font-size="10">${ratio.toFixed(2)}</text>`,
        ];
      }),
    ];
  });
  const one = labelWidth + scale;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="8" y="18">Requests per second of CPU time, bare node:http = 1; ${articles} articles</text>`,
    ...shown.map(
      (name, i) =>
        `<text x="${8 + i * 90}" y="34" font-size="11" fill="${colours[name] ?? ''}">${name}</text>`,
    ),
    ...bars,
    `<line x1="${one}" x2="${one}" y1="${top - 6}" y2="${height - 6}" stroke="#64748b" stroke-dasharray="3 3"/>`,
    '</svg>\n',
  ].join('\n');
}
