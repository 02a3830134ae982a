package vn.khuyenhoc.organization.history;

/** What can happen to an organization or a unit; the keys of events hold the place of their kind in this order, at most eight. */
enum EventKind { ESTABLISHED, RENAMED, RECLASSIFIED, MOVED, RECEIVED, SPLIT, MERGED_INTO, DISSOLVED }
