/** Registrations for titles that come as spreadsheets. */
@NullMarked
package vn.khuyenhoc.recognition.registration;

import org.jspecify.annotations.NullMarked;
