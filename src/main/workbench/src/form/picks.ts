import { say } from '../language/language';
import { kinds, type Kind } from './kinds';

/** What is picked by name, and what of it the API wants to know. */
export interface Pick {
  /** Some of the kinds; several where whatever has an id will do. */
  what: string[];
  by: 'id' | 'code';
  /** Which of them come into question. */
  among?: unknown;
}

const organization = /^(within|organization|parent|holder|association|fund|from|to|into|desk|successor)(Id)?$/;
const unit = /^(unit|administrativeUnit)(Id)?$/;

/** What an input changes by its id, known from the input's name; the first that fits. */
const changed: [RegExp, string, unknown?][] = [
  [/^PayGrantInput$/, 'grant', { state: ['APPROVED'] }],
  [/Grants?Input$/, 'grant'],
  [/^AssessTitleCaseInput$/, 'titleCase', { state: ['REGISTERED', 'SELF_ASSESSED'] }],
  [/^ReviewTitleCaseInput$/, 'titleCase', { state: ['SELF_ASSESSED'] }],
  [/^ProposeTitleCaseInput$/, 'titleCase', { state: ['REVIEWED'] }],
  [/^RefuseTitleCaseInput$/, 'titleCase', { state: ['REGISTERED', 'SELF_ASSESSED', 'REVIEWED', 'PROPOSED'] }],
  [/^TitleCaseToDecideInput$/, 'titleCase', { state: ['PROPOSED'] }],
  [/^RevokeTitleInput$/, 'titleCase', { state: ['RECOGNISED', 'EXPIRED'] }],
  [/TitleCase\w*Input$/, 'titleCase'],
  [/^TakeBackTitleInput$/, 'title'],
  [/^ConfirmCitizenAccountInput$/, 'citizenAccount', { state: ['REGISTERED'] }],
  [/^CloseCitizenAccountInput$/, 'citizenAccount', { state: ['REGISTERED', 'CONFIRMED'] }],
  [/^AdoptCriteriaSheetInput$/, 'criteriaSheet', { draft: true }],
  [/^CaseToAwardInput$/, 'commendationCase', { state: ['DECIDED'] }],
  [/^WithdrawEligibleReportInput$/, 'eligibleReport'],
];

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
  const [, kind, among] = (argument === 'id' ? changed.find(([input]) => input.test(field)) : undefined) ?? [];
  if (kind) return { what: [kind], by: 'id', among };
  if (argument === 'knownDonor') return { what: ['donor'], by: 'id' };
  if (['campaign', 'grant', 'pledge'].includes(argument)) return { what: [argument], by: 'id' };
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
