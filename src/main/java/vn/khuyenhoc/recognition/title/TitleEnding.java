package vn.khuyenhoc.recognition.title;

/** Why a title is no longer held: its day came, it was taken back, or a later decision recognised its holder anew. */
enum TitleEnding { EXPIRED, REVOKED, RENEWED }
