import { say } from '../language/language';

/** A type whose things are found by what they are called. */
export interface Kind {
  type: string;
  list: string;
  filter: string;
  /** Where its id stands in the list, if that is one of other things. */
  id?: string;
  /** The fields that it is known by. */
  name: string;
  code: string;
  /** What tells those apart that are called alike, as fields of the selection. */
  more?: string;
  /** Whether the list is as of a day. */
  dated: boolean;
  label: string;
  /** How it is searched, where not by its name or the beginning of its code. */
  called?(words: string): unknown;
}

const of = 'organization { name }';

export const kinds: Record<string, Kind> = {
  organization: { type: 'Organization', list: 'organizations', filter: 'OrganizationFilter', name: 'name', code: 'code', more: 'level', dated: true, label: say('Tổ chức', 'Organization') },
  unit: { type: 'AdministrativeUnit', list: 'administrativeUnits', filter: 'AdministrativeUnitFilter', name: 'name', code: 'code', more: 'level', dated: true, label: say('Đơn vị hành chính', 'Administrative unit') },
  campaign: { type: 'Campaign', list: 'campaigns', filter: 'CampaignFilter', name: 'title', code: 'reference', dated: true, label: say('Chương trình, phong trào', 'Programme or movement') },
  grant: { type: 'Grant', list: 'grants', filter: 'GrantFilter', name: 'title', code: 'decisionNumber', more: `day: paidOn ${of}`, dated: false, label: say('Đợt chi', 'Round of spending') },
  titleCase: { type: 'TitleCase', list: 'titleCases', filter: 'TitleCaseFilter', name: 'name', code: 'address', more: `version number: year ${of}`, dated: false, label: say('Hồ sơ danh hiệu', 'Case of a title') },
  title: { type: 'Title', list: 'titles', filter: 'TitleFilter', name: 'holder', code: 'decisionNumber', more: `day: recognisedOn ${of}`, dated: true, label: say('Danh hiệu', 'Title') },
  citizenAccount: { type: 'CitizenAccount', list: 'citizenAccounts', filter: 'CitizenAccountFilter', name: 'holder', code: 'code', more: `version ${of}`, dated: false, label: say('Tài khoản công dân học tập', 'Learning-citizen account') },
  criteriaSheet: { type: 'CriteriaSheet', list: 'criteriaSheets', filter: 'CriteriaSheetFilter', name: 'name', code: 'code', more: 'version day: draftedOn', dated: false, label: say('Bộ tiêu chí', 'Criteria sheet') },
  commendationCase: { type: 'CommendationCase', list: 'commendationCases', filter: 'CommendationCaseFilter', name: 'recipient', code: 'decisionNumber', more: `version day: stepOn ${of}`, dated: false, label: say('Hồ sơ khen thưởng', 'Case of a commendation') },
  pledge: {
    type: 'Pledge', list: 'pledges', filter: 'PledgeFilter', name: 'donor { name }', code: 'pledgedOn', more: `number: remaining ${of}`, dated: false,
    label: say('Cam kết', 'Pledge'), called: (words) => ({ or: [{ donorName: { contains: words } }, { organization: { name: { contains: words } } }] }),
  },
  donor: {
    type: 'Donor', list: 'contributions', filter: 'ContributionFilter', id: 'donor { id }', name: 'donorName', code: 'donorName', more: of, dated: false,
    label: say('Nhà tài trợ', 'Donor'), called: (words) => ({ donorName: { contains: words } }),
  },
  eligibleReport: {
    type: 'EligibleReport', list: 'eligibleReports', filter: 'EligibleReportFilter', name: 'source', code: 'reportedOn', more: `number: count ${of}`, dated: false,
    label: say('Báo cáo số đối tượng', 'Report of how many could register'), called: (words) => ({ organization: { name: { contains: words } } }),
  },
};
