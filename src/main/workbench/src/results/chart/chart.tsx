import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { say } from '../../language/language';
import { servesSample } from '../../sample';
import { aggregates, titleOf } from '../choose';
import type { Given } from '../given';
import { OnlyAPage } from '../only-a-page';
import { valuesOf } from '../group';
import { Alternative } from './alternative';
import { coloursOf, isDark } from './colours';
import { Controls } from './controls';
import { drawingOf } from './drawing';
import type { ECharts } from './echarts';
import { optionOf } from './option';
import { inWords } from './words';

/** Draws a list, and says the same in words and in numbers. */
export function Chart({ answer, list, view, onChange }: Given) {
  const theme = useGraphiQL((state) => state.theme);
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  const drawing = useMemo(() => drawingOf(list, view.chart), [list, view.chart]);
  const { list: drawn, value, aggregate, category } = drawing;
  const how = aggregates.find(([each]) => each === aggregate)![1];
  const measure = value ? (aggregate === 'sum' ? value.heading : `${value.heading} (${how.toLowerCase()})`) : how;
  const title = titleOf(answer.operation, list);
  const subtitle = [
    drawing.kind === 'scatter' ? '' : `${measure} · ${category.heading}`,
    servesSample() ? say('Dữ liệu mẫu', 'Sample data') : '',
  ].filter(Boolean).join(' · ');
  const high = useMemo(() => heightOf(drawing.kind, valuesOf(drawn, category).length), [drawing, drawn, category]);
  useEffect(() => {
    let made: ECharts | undefined;
    let left = false;
    const size = new ResizeObserver(() => made?.resize());
    // Loaded when something is drawn for the first time, and alone: what it shared with the page would be one more file of the page.
    void import('./echarts').then(({ chartIn }) => {
      if (left) return;
      made = chartIn(box.current!);
      size.observe(box.current!);
      setChart(made);
    });
    return () => {
      left = true;
      size.disconnect();
      made?.dispose();
    };
  }, []);
  useEffect(() => {
    chart?.setOption(optionOf(drawing, { title, subtitle, value: measure }, coloursOf(isDark())), true);
  }, [chart, drawing, title, subtitle, measure, theme]);
  return (
    <>
      <Controls list={list} drawing={drawing} title={title}
        picture={() => chart?.renderToSVGString() ?? ''} size={() => box.current!.getBoundingClientRect()}
        onChange={(change) => onChange({ chart: { ...view.chart, ...change } })} />
      <div className="wb-chart-box" role="region" tabIndex={0} aria-label={say('Biểu đồ', 'Chart')}>
        <div ref={box} className="wb-chart" role="img" aria-label={inWords(drawing, measure, title)} style={{ minHeight: high }} />
      </div>
      <Alternative drawing={drawing} measure={measure} />
      <OnlyAPage list={drawn} />
    </>
  );
}

/** Bars that lie need a line each. */
function heightOf(kind: string, categories: number): number {
  return ['bar', 'stacked'].includes(kind) && categories > 15 ? categories * 20 + 130 : 260;
}
