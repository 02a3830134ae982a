/** What happened to organizations and to administrative units, told from their lines and successions; nothing of it is stored again. */
@NullMarked
package vn.khuyenhoc.organization.history;

import org.jspecify.annotations.NullMarked;
