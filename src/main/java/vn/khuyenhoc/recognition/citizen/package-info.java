/** Accounts of learning citizens; an account is not a title. */
@NullMarked
package vn.khuyenhoc.recognition.citizen;

import org.jspecify.annotations.NullMarked;
