package vn.khuyenhoc.recognition.subject;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/**
 * Who is judged, as an organization knows them.
 *
 * @param subject by {@link Subjects#key}
 */
public record Known(String subject, long at) {
    public static Known of(TitleKind kind, OrganizationId at, String holder, @Nullable String address) {
        return new Known(Subjects.key(kind, at, holder, address), at.value());
    }
}
