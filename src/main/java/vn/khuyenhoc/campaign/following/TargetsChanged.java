package vn.khuyenhoc.campaign.following;

import java.util.Set;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.target.TargetsSet;

/** Hears of targets that were set or corrected: how far one is reached depends on both. */
@Component
class TargetsChanged {
    private final Noted noted;

    TargetsChanged(Noted noted) {
        this.noted = noted;
    }

    @EventListener
    void on(TargetsSet set) {
        noted.in(Set.of(set.year()), set.indicator(), set.organizations());
    }
}
