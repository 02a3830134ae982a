package vn.khuyenhoc.organization;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;

/** Identifies an organization through every change of its code, name, place and kind. */
public record OrganizationId(long value) {
    /**
     * From a global id.
     *
     * @param argument the field of the input that holds it
     * @throws Refusal ORGANIZATION_UNKNOWN if it is not an organization's
     */
    public static OrganizationId of(String globalId, String argument) {
        GlobalId id = GlobalId.parse(globalId);
        if (id == null || !id.type().equals("Organization")) {
            throw new Refusal("ORGANIZATION_UNKNOWN", argument);
        }
        return new OrganizationId(id.key());
    }
}
