import { say } from '../../language/language';
import { written } from '../cells';
import type { Groups } from '../group';
import type { Aggregate } from '../view';
import type { Colours } from './colours';
import type { Option } from './option';

const MOST = 11;

/** The largest parts; the many small ones are one, which says how many they are. An average of averages would mean nothing. */
export function pie(names: string[], groups: Groups, aggregate: Aggregate, colours: Colours): Option {
  const slices = names.map((name, index) => ({ name, value: groups.ofRow[index] ?? 0 })).filter(({ value }) => value > 0);
  const few = aggregate === 'average' || slices.length <= MOST + 1;
  const rest = few ? [] : slices.slice(MOST);
  const data = few ? slices : [
    ...slices.slice(0, MOST), { name: say(`Khác (${rest.length})`, `Others (${rest.length})`), value: rest.reduce((sum, { value }) => sum + value, 0) },
  ];
  return {
    legend: { show: false },
    series: [{
      type: 'pie', radius: '52%', center: ['50%', '57%'], data, minShowLabelAngle: 2,
      label: { color: colours.text, overflow: 'truncate', width: 150, formatter: ({ name, percent }: { name: string; percent: number }) => `${written(percent)} % ${name}` },
    }],
  };
}
