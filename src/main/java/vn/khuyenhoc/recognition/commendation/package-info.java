/** Commendations given to collectives, individuals and families. */
@NullMarked
package vn.khuyenhoc.recognition.commendation;

import org.jspecify.annotations.NullMarked;
