package vn.khuyenhoc.recognition.title;

import vn.khuyenhoc.recognition.TitleKind;

/** How many titles of a kind are held. */
record TitleCount(TitleKind kind, int recognised) {}
