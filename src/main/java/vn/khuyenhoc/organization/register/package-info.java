/** How the register of organizations and the tree made from it are changed, whatever the act. */
@NullMarked
package vn.khuyenhoc.organization.register;

import org.jspecify.annotations.NullMarked;
