import { say } from '../../language/language';
import { isNumeric, type List } from '../column';
import { aggregates, Choose, columnsAs } from '../choose';
import { download, fileName } from '../download';
import type { Aggregate, View } from '../view';
import { kinds, type Drawing } from './drawing';
import { pngOf } from './png';

interface Props {
  list: List;
  drawing: Drawing;
  title: string;
  picture(): string;
  size(): DOMRect;
  onChange(change: NonNullable<View['chart']>): void;
}

/** What is drawn, how, and the pictures to take away. */
export function Controls({ list, drawing, title, picture, size, onChange }: Props) {
  const { kind, category, series, value, aggregate } = drawing;
  const numbers = list.columns.filter(isNumeric);
  const scatter = kind === 'scatter';
  return (
    <div className="wb-tools">
      <Choose label={say('Kiểu', 'Kind')} value={kind} options={kinds} onChange={(now) => onChange({ kind: now })} />
      <Choose label={scatter ? say('Trục ngang', 'Across') : say('Theo', 'By')} value={category.path} options={columnsAs(scatter ? numbers : list.columns)} onChange={(path) => onChange({ category: path })} />
      {kind !== 'pie' && <Choose label={say('Tách theo', 'Split by')} value={series?.path ?? ''} options={columnsAs(list.columns.filter((column) => !isNumeric(column)), true)} onChange={(path) => onChange({ series: path })} />}
      <Choose label={scatter ? say('Trục đứng', 'Up') : say('Giá trị', 'Value')} value={value?.path ?? ''} options={columnsAs(numbers, !scatter)} onChange={(path) => onChange({ value: path })} />
      {!scatter && <Choose label={say('Tính', 'Compute')} value={aggregate} options={aggregates} onChange={(how) => onChange({ aggregate: how as Aggregate })} />}
      <button type="button" onClick={() => void pngOf(picture(), size()).then((file) => download(file, fileName(title, 'png')))}>PNG</button>
      <button type="button" onClick={() => download(new Blob([picture()], { type: 'image/svg+xml' }), fileName(title, 'svg'))}>SVG</button>
    </div>
  );
}
