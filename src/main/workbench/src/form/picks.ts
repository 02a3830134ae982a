import { say } from '../language/language';

/** What is picked by name, and what of it the API wants to know. */
export interface Pick {
  what: 'organization' | 'unit';
  by: 'id' | 'code';
}

const organization = /^(within|organization|parent|holder|association|fund|from|to|into|desk|successor)(Id)?$/;
const unit = /^(unit|administrativeUnit)(Id)?$/;

/** Whether a value names an organization or an administrative unit; known from the field and the argument that it goes to. */
export function pickFor(field: string, argument: string, type: string): Pick | null {
  if (argument === 'code' && field === 'organization') return { what: 'organization', by: 'code' };
  if (argument === 'code' && field === 'administrativeUnit') return { what: 'unit', by: 'code' };
  if (type !== 'ID') return null;
  if (unit.test(argument) || (argument === 'within' && field === 'administrativeUnits')) return { what: 'unit', by: 'id' };
  return organization.test(argument) ? { what: 'organization', by: 'id' } : null;
}

export function placeName({ what }: Pick): string {
  return what === 'organization' ? say('Tổ chức', 'Organization') : say('Đơn vị hành chính', 'Administrative unit');
}
