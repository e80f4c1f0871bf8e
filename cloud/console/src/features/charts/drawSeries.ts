// One uPlot chart: the course of a point with its limits, alarms and gaps.
import uPlot from 'uplot';
import type { Severity } from '@/api/contract';
import { formatValue } from '@/i18n/numbers';
import { axisTimes } from './axisTimes';
import type { Columns, Gap } from './seriesColumns';

export interface Band {
  kind: 'high' | 'low';
  limit: number;
  severity: Severity;
}

export interface Shown {
  columns: Columns;
  window: { from: number; to: number };
  bands: Band[];
  gaps: Gap[];
  alarms: { from: number; to: number | null; severity: Severity }[];
  /** From here on nothing is measured: it is foreseen. */
  foreseenFrom?: number;
}

export interface ChartOptions {
  height: number;
  timeZone: string | undefined;
  syncKey: string;
  onPointer: (index: number | null) => void;
  onZoom: (window: { from: number; to: number }) => void;
  onZoomOut: () => void;
}

/** The lanes beside the chart are drawn in the same frame. */
export const AXIS_PX = 50;
export const EDGE_PX = 18;

const FONT = '12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export class SeriesChart {
  private readonly plot: uPlot;
  private shown: Shown;

  constructor(place: HTMLElement, shown: Shown, options: ChartOptions) {
    this.shown = shown;
    this.plot = new uPlot(this.optionsFor(place, options), shown.columns, place);
    this.plot.over.addEventListener('dblclick', options.onZoomOut);
  }

  show(shown: Shown): void {
    this.shown = shown;
    this.plot.setData(shown.columns);
  }

  resize(width: number, height: number): void {
    this.plot.setSize({ width, height });
  }

  end(): void {
    this.plot.destroy();
  }

  private optionsFor(place: HTMLElement, options: ChartOptions): uPlot.Options {
    const colour = colourReader(place);
    const axis = { stroke: colour('--ink-faint'), font: FONT, ticks: { show: false } };
    return {
      width: Math.max(place.clientWidth, 120),
      height: options.height,
      padding: [10, EDGE_PX, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: options.syncKey }, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      scales: {
        x: { time: true, range: () => [this.shown.window.from / 1000, this.shown.window.to / 1000] },
        y: { range: (_plot, low, high) => valueRange(low, high, this.shown.bands) },
      },
      axes: [
        { ...axis, size: 30, space: 70, grid: { show: false }, values: axisTimes(options.timeZone) },
        {
          ...axis,
          size: AXIS_PX,
          space: 26,
          grid: { stroke: colour('--line'), width: 1 },
          values: (_plot, ticks) => ticks.map(formatValue),
        },
      ],
      series: [
        {},
        { stroke: 'transparent', points: { show: false } },
        { stroke: 'transparent', points: { show: false } },
        { stroke: colour('--trace'), width: 1.5, points: { show: false } },
      ],
      bands: [{ series: [2, 1], fill: colour('--trace-fill') }],
      hooks: {
        drawClear: [(plot) => this.drawGround(plot, colour)],
        draw: [(plot) => this.drawLimits(plot, colour)],
        setCursor: [(plot) => options.onPointer(plot.cursor.idx ?? null)],
        setSelect: [(plot) => zoomTo(plot, options.onZoom)],
      },
    };
  }

  private drawGround(plot: uPlot, colour: ColourReader): void {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    if (this.shown.foreseenFrom !== undefined) {
      const left = plot.valToPos(this.shown.foreseenFrom / 1000, 'x', true);
      ctx.fillStyle = colour('--surface-sunk');
      ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
    }
    for (const gap of this.shown.gaps) hatch(plot, gap, colour('--line-strong'));
    ctx.globalAlpha = 0.65;
    for (const alarm of this.shown.alarms) {
      const left = plot.valToPos(alarm.from / 1000, 'x', true);
      const right = plot.valToPos((alarm.to ?? this.shown.window.to) / 1000, 'x', true);
      ctx.fillStyle = colour(`--${alarm.severity}-ground`);
      ctx.fillRect(left, bbox.top, Math.max(right - left, 2), bbox.height);
    }
    ctx.restore();
  }

  private drawLimits(plot: uPlot, colour: ColourReader): void {
    const { ctx, bbox } = plot;
    ctx.save();
    for (const band of this.shown.bands) {
      const y = Math.round(plot.valToPos(band.limit, 'y', true)) + 0.5;
      if (y < bbox.top || y > bbox.top + bbox.height) continue;
      ctx.strokeStyle = colour(`--${band.severity}`);
      ctx.lineWidth = 1.25 * devicePixelRatio;
      ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.font = `${11.5 * devicePixelRatio}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
      ctx.textAlign = 'left';
      ctx.textBaseline = band.kind === 'high' ? 'bottom' : 'top';
      const sign = band.kind === 'high' ? '≥' : '≤';
      const words = `${sign} ${formatValue(band.limit)}`;
      const left = bbox.left + 6 * devicePixelRatio;
      // A ground of its own, so that the label can be read on top of the curve.
      const height = 15 * devicePixelRatio;
      ctx.fillStyle = colour('--surface');
      ctx.fillRect(left - 3, band.kind === 'high' ? y - height - 1 : y + 1, ctx.measureText(words).width + 6, height);
      ctx.fillStyle = colour(`--${band.severity}`);
      ctx.fillText(words, left, y + (band.kind === 'high' ? -2 : 2));
    }
    ctx.restore();
  }
}

/** The range of values: all that was measured and every limit, with a little air. */
export function valueRange(low: number | null, high: number | null, bands: Band[]): [number, number] {
  const all = [low, high, ...bands.map((band) => band.limit)].filter((one): one is number => Number.isFinite(one));
  if (all.length === 0) return [0, 1];
  const bottom = Math.min(...all);
  const top = Math.max(...all);
  const air = (top - bottom) * 0.08 || Math.abs(top) * 0.1 || 1;
  return [bottom >= 0 ? Math.max(0, bottom - air) : bottom - air, top + air];
}

type ColourReader = (name: string) => string;

function colourReader(place: HTMLElement): ColourReader {
  const style = getComputedStyle(place);
  return (name) => style.getPropertyValue(name).trim();
}

function hatch(plot: uPlot, gap: Gap, colour: string): void {
  const { ctx, bbox } = plot;
  const left = plot.valToPos(gap.from, 'x', true);
  const right = plot.valToPos(gap.to, 'x', true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, right - left, bbox.height);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  const step = 9 * devicePixelRatio;
  for (let x = left - bbox.height; x < right; x += step) {
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.stroke();
  ctx.restore();
}

const SMALLEST_DRAG_PX = 8;

function zoomTo(plot: uPlot, onZoom: ChartOptions['onZoom']): void {
  const { left, width } = plot.select;
  if (width >= SMALLEST_DRAG_PX) {
    onZoom({ from: plot.posToVal(left, 'x') * 1000, to: plot.posToVal(left + width, 'x') * 1000 });
  }
  if (width > 0) plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}
