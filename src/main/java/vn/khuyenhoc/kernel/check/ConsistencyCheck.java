package vn.khuyenhoc.kernel.check;

import java.util.List;

/** Recomputes kept figures from the records behind them; each module brings its own. */
public interface ConsistencyCheck {
    /** Every place where a kept figure is not what its records say; empty when all is well. */
    List<Difference> differences();
}
