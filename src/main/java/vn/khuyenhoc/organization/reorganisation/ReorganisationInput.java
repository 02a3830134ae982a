package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** One dated act. What it founds is named by a key of the caller's choice, which stands where an id may stand. */
record ReorganisationInput(LocalDate on, String decision, List<NewUnitInput> units, List<UnitSuccessionInput> unitSuccessions,
                           List<NewOrganizationInput> organizations, List<SuccessionInput> successions) {
    record NewUnitInput(String key, String code, String name, UnitLevel level, UnitKind kind, @Nullable String parent) {}

    record UnitSuccessionInput(String from, String to, @Nullable Double sharePercent) {}

    record NewOrganizationInput(String key, String code, String name, OrganizationLevel level, OrganizationBasis basis,
                                @Nullable String parent, String unit) {}

    record SuccessionInput(String from, String to, @Nullable Double sharePercent, List<String> branches, List<String> members, List<String> centres) {
        /** Neither a share nor a list says that it is a part. */
        boolean whole() {
            return sharePercent == null && branches.isEmpty() && members.isEmpty() && centres.isEmpty();
        }
    }
}
