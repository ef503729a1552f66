import { init, use, type ComposeOption } from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, type BarSeriesOption, type CustomSeriesOption, type HeatmapSeriesOption } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent, type GridComponentOption, type LegendComponentOption, type VisualMapComponentOption } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { caseInWords, duration, quartiles } from "./table.js";
import type { Measurement } from "./results.js";

use([BarChart, CustomChart, HeatmapChart, GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent, SVGRenderer]);
type Option = ComposeOption<BarSeriesOption | CustomSeriesOption | HeatmapSeriesOption | GridComponentOption | LegendComponentOption | VisualMapComponentOption>;

/** Colours of a plot stand for the page's own, which differ in light and dark: each is replaced by a CSS variable. */
const inks = {
  "#010203": "var(--text)", "#020304": "var(--quiet)", "#030405": "var(--line)", "#040506": "var(--first)",
  "#050607": "var(--second)", "#060708": "var(--native)", "#070809": "var(--ground)",
} as const;
const [text, quiet, line, first, second, native, ground] = Object.keys(inks) as [string, string, string, string, string, string, string];

/** A width in CSS pixels: of a desk's screen, and of a phone's. */
export type Width = 880 | 360;

function draw(option: Option, width: Width, height: number, label: string): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif", color: text }, ...option });
  let svg = chart.renderToSVGString();
  chart.dispose();
  for (const [ink, variable] of Object.entries(inks)) svg = svg.replaceAll(ink, variable);
  return svg.replace(/<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${label}" class="${width === 360 ? "narrow" : "broad"}"`);
}

const isNarrow = (width: Width): boolean => width === 360;
/** Room for what was measured, in words. */
const namesWidth = (width: Width): number => (isNarrow(width) ? 130 : 300);
/** Where no browser is there to measure, words are taken for narrower than they are. */
const namesLabel = (width: Width) => ({
  color: text, interval: 0, width: namesWidth(width) - (isNarrow(width) ? 35 : 70), overflow: "break" as const, fontSize: isNarrow(width) ? 10 : 12,
});

/** What a call costs by each mechanism, on a scale of powers of ten: answered, and passed on. */
export function costLadder(measurements: readonly Measurement[], width: Width): string {
  const of = (name: string): Measurement[] => measurements.filter((found) => found.case === name && found.threads === 1);
  const answered = of("answered");
  const order = answered.sort((a, b) => b.reflected.median - a.reflected.median).map(({ by }) => by);
  const nativeTime = answered[0]?.native.median ?? 1;
  const series = ([["answered", "answered by a handler", first], ["passed-on", "passed on by a handler", second]] as const).map(([name, words, color]): BarSeriesOption => {
    const found = of(name);
    return {
      type: "bar", name: words, itemStyle: { color }, barMaxWidth: 14,
      data: order.map((by) => found.find((one) => one.by === by)?.reflected.median ?? null),
      label: {
        show: true, position: "right", color: text, fontSize: 11,
        formatter: ({ value }) => (typeof value === "number" ? duration({ median: value, lower: 0, upper: 0 }, "ns") : ""),
      },
      ...(name === "answered" ? {
        markLine: { symbol: "none", silent: true, lineStyle: { color: native, type: "dashed", width: 2 }, label: { formatter: "native", color: text, position: "end" }, data: [{ xAxis: nativeTime }] },
      } : {}),
    };
  });
  return draw({
    grid: { left: 20, right: isNarrow(width) ? 50 : 70, top: 70, bottom: 30, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { top: 0, left: 0, itemGap: isNarrow(width) ? 6 : 30, orient: isNarrow(width) ? "vertical" : "horizontal", textStyle: { color: text } },
    xAxis: { type: "log", name: "", axisLabel: { color: quiet, hideOverlap: true, formatter: (value: number) => duration({ median: value, lower: 0, upper: 0 }, "ns").replace(/\.0+(?= )/, "") }, splitLine: { lineStyle: { color: line } } },
    yAxis: { type: "category", data: order, axisLabel: { color: text }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
    series,
  }, width, 110 + order.length * 42, "Cost of a call by mechanism");
}

/** How many times as long as natively each thing takes by each mechanism; on a phone in several plots, each of as many mechanisms as it has room for. */
export function breakdown(measurements: readonly Measurement[], width: Width): string {
  const found = measurements.filter(({ unit }) => unit === "ns");
  const cases = [...new Set(found.map(caseInWords))];
  const mechanisms = [...new Set(found.map(({ by }) => by))];
  const most = isNarrow(width) ? 7 : mechanisms.length;
  const plots: string[] = [];
  for (let from = 0; from < mechanisms.length; from += most) plots.push(heatMap(found, cases, mechanisms.slice(from, from + most), width));
  return plots.join("");
}

function heatMap(measurements: readonly Measurement[], cases: readonly string[], mechanisms: readonly string[], width: Width): string {
  const data = measurements.filter(({ by }) => mechanisms.includes(by))
    .map((one) => [mechanisms.indexOf(one.by), cases.indexOf(caseInWords(one)), Math.log10(one.ratio.median), one.ratio.median]);
  const top = 15 + 8 * Math.max(...mechanisms.map((name) => name.length));
  return draw({
    grid: { left: namesWidth(width), right: 8, top, bottom: 8, outerBoundsMode: "none" },
    visualMap: {
      min: -2, max: 2, show: false, dimension: 2,
      inRange: { color: ["#2f9e62", "#9bd3ae", "#f3efe2", "#f0a868", "#c2410c"] },
    },
    xAxis: { type: "category", data: [...mechanisms], position: "top", axisLabel: { color: text, rotate: 90, interval: 0 }, axisTick: { show: false }, axisLine: { show: false } },
    yAxis: { type: "category", data: [...cases], inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: namesLabel(width) },
    series: [{
      type: "heatmap", data,
      label: { show: true, color: "#111111", fontSize: isNarrow(width) ? 10 : 12, formatter: ({ value }) => shortRatio((value as number[])[3]!) },
      itemStyle: { borderWidth: 2, borderColor: "transparent" },
    }],
  }, width, top + 10 + cases.length * (isNarrow(width) ? 44 : 34), `Time by ${mechanisms.join(", ")} as a multiple of the native one`);
}

function shortRatio(ratio: number): string {
  return ratio >= 99.5 ? ratio.toFixed(0) : ratio >= 9.95 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** Real programs all of whose calls go through the library, as a multiple of the native time: median and quartiles. */
export function programOverheads(measurements: readonly Measurement[], width: Width): string {
  const found = measurements.filter(({ unit }) => unit === "ms");
  const names = found.map(caseInWords);
  return draw({
    grid: { left: namesWidth(width), right: 20, top: 10, bottom: 30, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, axisLabel: { color: quiet }, splitLine: { lineStyle: { color: line } } },
    yAxis: { type: "category", data: names, inverse: true, axisLabel: namesLabel(width), axisTick: { show: false }, axisLine: { lineStyle: { color: line } } },
    series: [
      {
        type: "bar", barMaxWidth: 18, itemStyle: { color: first }, data: found.map(({ ratio }) => ratio.median),
        markLine: { symbol: "none", silent: true, lineStyle: { color: native, type: "dashed", width: 2 }, label: { show: false }, data: [{ xAxis: 1 }] },
        label: { show: true, position: "insideLeft", color: ground, fontSize: 11, formatter: ({ dataIndex }) => quartiles(found[dataIndex]!.ratio) },
      },
      {
        type: "custom", data: found.map(({ ratio }, i) => [ratio.lower, ratio.upper, i]), encode: { x: [0, 1], y: 2 }, z: 10,
        renderItem: (_params, api) => {
          const [from, to] = [api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])];
          return { type: "line", shape: { x1: from[0]!, y1: from[1]!, x2: to[0]!, y2: to[1]! }, style: { stroke: text, lineWidth: 2 } };
        },
      },
    ],
  }, width, 60 + names.length * 44, "Programs with all calls through the library");
}
