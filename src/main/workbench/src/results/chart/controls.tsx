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
  const scatter = kind === 'scatter';
  const numbers = list.columns.filter(isNumeric);
  const groups = (scatter ? list : drawing.list).columns.filter((column) => !isNumeric(column));
  const [across, up] = scatter ? [say('Trục ngang', 'Across'), say('Trục đứng', 'Up')] : [say('Theo', 'By'), say('Giá trị', 'Value')];
  const png = () => pngOf(picture(), size()).then((file) => download(file, fileName(title, 'png')));
  const svg = () => download(new Blob([picture()], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  return (
    <div className="wb-tools">
      <Choose label={say('Kiểu', 'Kind')} value={kind} options={kinds} onChange={(now) => onChange({ kind: now })} />
      <Choose label={across} value={category.path} options={columnsAs(scatter ? numbers : drawing.list.columns)}
        onChange={(path) => onChange({ category: path })} />
      {kind !== 'pie' && (
        <Choose label={say('Tách theo', 'Split by')} value={series?.path ?? ''} options={columnsAs(groups, true)} onChange={(path) => onChange({ series: path })} />
      )}
      <Choose label={up} value={value?.path ?? ''} options={columnsAs(numbers, !scatter)} onChange={(path) => onChange({ value: path })} />
      {!scatter && (
        <Choose label={say('Tính', 'Compute')} value={aggregate} options={aggregates} onChange={(how) => onChange({ aggregate: how as Aggregate })} />
      )}
      <button type="button" onClick={() => void png()}>PNG</button>
      <button type="button" onClick={svg}>SVG</button>
    </div>
  );
}
