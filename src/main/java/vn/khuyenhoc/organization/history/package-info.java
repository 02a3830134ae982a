/** What happened to organizations, told from the register and the successions; nothing of it is stored again. */
@NullMarked
package vn.khuyenhoc.organization.history;

import org.jspecify.annotations.NullMarked;
