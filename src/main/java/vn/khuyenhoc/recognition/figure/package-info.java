/** How many could register for titles, did, were recognised and stayed it; and what was given for each criterion. */
@NullMarked
package vn.khuyenhoc.recognition.figure;

import org.jspecify.annotations.NullMarked;
