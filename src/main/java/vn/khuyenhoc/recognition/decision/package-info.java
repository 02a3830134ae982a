/** Decisions that come with their titles: nobody is recognised twice, and whose case was proposed is settled by them. */
@NullMarked
package vn.khuyenhoc.recognition.decision;

import org.jspecify.annotations.NullMarked;
