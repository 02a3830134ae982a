/** Criteria sheets: by what titles are judged, from which day on, and where. */
@NullMarked
package vn.khuyenhoc.recognition.criteria;

import org.jspecify.annotations.NullMarked;
