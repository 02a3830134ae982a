import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, HeatmapChart, LineChart, PieChart, ScatterChart,
  AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

/** An empty chart, drawn as SVG. Its description in words is our own: theirs reads numbers as they are, and places before them. */
export function chartIn(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'svg' });
}

export type { ECharts };
