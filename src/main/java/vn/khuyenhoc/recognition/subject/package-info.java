/** Who is judged: known by name and address at an organization, and to those above and below it. */
@NullMarked
package vn.khuyenhoc.recognition.subject;

import org.jspecify.annotations.NullMarked;
