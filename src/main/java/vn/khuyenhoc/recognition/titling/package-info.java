/** Title cases: families, clans, communities, units and citizens from their registration to the decision. */
@NullMarked
package vn.khuyenhoc.recognition.titling;

import org.jspecify.annotations.NullMarked;
