package vn.khuyenhoc.organization.reorganisation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.SuccessionInput;

/**
 * How large the parts of a split are: as they are said to be, or, where only lists say what goes, by how many of the
 * giver's people go. Parts that lists alone describe never make up the whole, so the giver stays.
 */
@Component
class PartShares {
    private static final int ALMOST_WHOLE = Succession.WHOLE - 1;

    private final MemberRegister members;

    PartShares(MemberRegister members) {
        this.members = members;
    }

    static @Nullable Integer share(@Nullable Double percent) {
        return percent == null ? null : Integer.valueOf((int) Math.round(percent * 100));
    }

    /** @throws Refusal SHARE_MISSING where nobody is known by whom a list could be measured */
    List<Succession> of(List<SuccessionInput> wanted, Named named, LocalDate on) {
        return IntStream.range(0, wanted.size()).mapToObj(i -> succession(wanted.get(i), named, on, "successions." + i)).toList();
    }

    private Succession succession(SuccessionInput input, Named named, LocalDate on, String path) {
        long from = named.of(input.from(), path + ".from");
        Set<Long> branches = keys(input.branches());
        Set<Long> going = keys(input.members());
        Integer share = share(input.sharePercent());
        if (share == null && !input.whole()) {
            share = measured(from, branches, going, on, path);
        }
        return new Succession(from, named.of(input.to(), path + ".to"), share, branches, going, keys(input.centres()));
    }

    private int measured(long from, Set<Long> branches, Set<Long> going, LocalDate on, String path) {
        LocalDate eve = on.minusDays(1);
        Map<Long, Membership> counts = members.count(Stream.concat(branches.stream(), Stream.of(from)).collect(toSet()), eve);
        long all = counts.get(from).count();
        if (all == 0) {
            throw new Refusal("SHARE_MISSING", path + ".sharePercent");
        }
        long named = going.size() + branches.stream().mapToLong(branch -> counts.get(branch).count()).sum();
        return (int) Math.clamp(named * ALMOST_WHOLE / all, 1, ALMOST_WHOLE);
    }

    private static Set<Long> keys(List<String> ids) {
        return ids.stream().map(GlobalId::parse).map(GlobalId::key).collect(toSet());
    }
}
