/** Learning titles: decisions that recognise them, and who holds them. */
@NullMarked
package vn.khuyenhoc.recognition.title;

import org.jspecify.annotations.NullMarked;
