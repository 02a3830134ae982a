package vn.khuyenhoc.kernel.sql;

import java.util.List;

import org.jooq.Index;

/** A module's indexes by which nobody looks while very many rows are loaded, so that they may be built when the rows are there. */
public interface LateIndexes {
    List<Index> late();
}
