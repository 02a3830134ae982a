package vn.khuyenhoc.recognition.criteria;

/** What may be done with a sheet: a draft is edited, what was adopted is only used. */
enum CriteriaSheetState { DRAFT, IN_FORCE, REPLACED }
