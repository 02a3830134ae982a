import { say } from '../language/language';

/** A type whose things are found by what they are called. */
export interface Kind {
  type: string;
  list: string;
  filter: string;
  /** The fields that it is known by. */
  name: string;
  code: string;
  /** What tells those apart that are called alike, as fields of the selection. */
  more?: string;
  /** Whether the list is as of a day. */
  dated: boolean;
  label: string;
}

const kinds: Record<string, Kind> = {
  organization: { type: 'Organization', list: 'organizations', filter: 'OrganizationFilter', name: 'name', code: 'code', dated: true, label: say('Tổ chức', 'Organization') },
  unit: { type: 'AdministrativeUnit', list: 'administrativeUnits', filter: 'AdministrativeUnitFilter', name: 'name', code: 'code', dated: true, label: say('Đơn vị hành chính', 'Administrative unit') },
  campaign: { type: 'Campaign', list: 'campaigns', filter: 'CampaignFilter', name: 'title', code: 'reference', dated: true, label: say('Chương trình, phong trào', 'Programme or movement') },
  grant: { type: 'Grant', list: 'grants', filter: 'GrantFilter', name: 'title', code: 'decisionNumber', more: 'paidOn organization { name }', dated: false, label: say('Đợt chi', 'Round of spending') },
  titleCase: { type: 'TitleCase', list: 'titleCases', filter: 'TitleCaseFilter', name: 'name', code: 'address', dated: false, label: say('Hồ sơ danh hiệu', 'Case of a title') },
};

/** What is picked by name, and what of it the API wants to know. */
export interface Pick {
  /** Some of the kinds above; several where whatever has an id will do. */
  what: string[];
  by: 'id' | 'code';
}

const organization = /^(within|organization|parent|holder|association|fund|from|to|into|desk|successor)(Id)?$/;
const unit = /^(unit|administrativeUnit)(Id)?$/;

/** Whether a value names a thing that can be found; known from the field and the argument that it goes to, and from what is asked of it there. */
export function pickFor(field: string, argument: string, type: string, on: string[] = []): Pick | null {
  if (argument === 'code' && field === 'organization') return { what: ['organization'], by: 'code' };
  if (argument === 'code' && field === 'administrativeUnit') return { what: ['unit'], by: 'code' };
  if (type !== 'ID') return null;
  if (field === 'node') {
    const what = Object.keys(kinds).filter((kind) => on.includes(kinds[kind]!.type));
    return what.length > 0 ? { what, by: 'id' } : null;
  }
  if (unit.test(argument) || (argument === 'within' && field === 'administrativeUnits')) return { what: ['unit'], by: 'id' };
  // What is changed by its id says in its input's name what it is.
  const changed = argument === 'id' ? /(TitleCase|Grant)s?Input$/.exec(field)?.[1] : undefined;
  if (changed) return { what: [changed === 'Grant' ? 'grant' : 'titleCase'], by: 'id' };
  if (argument === 'campaign' || argument === 'grant') return { what: [argument], by: 'id' };
  return organization.test(argument) ? { what: ['organization'], by: 'id' } : null;
}

export function kindsOf({ what }: Pick): Kind[] {
  return what.map((kind) => kinds[kind]!);
}

/** Under which a pick is carried on to the next form. */
export function pickRole({ what }: Pick): string {
  return what.join(' ');
}

export function placeName(pick: Pick): string {
  return pick.what.length > 1 ? say('Đối tượng', 'Thing') : kindsOf(pick)[0]!.label;
}
