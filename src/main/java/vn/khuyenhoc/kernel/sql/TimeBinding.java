package vn.khuyenhoc.kernel.sql;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.DataType;
import org.jooq.impl.DefaultBinding;
import org.jooq.impl.SQLDataType;

/**
 * Days and moments as JDBC has them. By itself jOOQ goes by {@link java.sql.Date} and {@link java.sql.Timestamp}, for each of which Connector/J makes a calendar of its own
 * (of the server's time for a ledger of 64,896 entries a quarter).
 */
public abstract class TimeBinding<T> extends DefaultBinding<T, T> {
    @Serial
    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final int sqlType;

    private TimeBinding(DataType<T> type, int sqlType) {
        super(DefaultBinding.binding(type));
        this.type = type.getType();
        this.sqlType = sqlType;
    }

    @Override
    public void get(BindingGetResultSetContext<T> row) throws SQLException {
        row.value(row.resultSet().getObject(row.index(), type));
    }

    @Override
    public void set(BindingSetStatementContext<T> row) throws SQLException {
        row.statement().setObject(row.index(), row.value(), sqlType);
    }

    /** For columns that are a day. */
    public static final class Day extends TimeBinding<LocalDate> {
        @Serial
        private static final long serialVersionUID = 1;

        public Day() {
            super(SQLDataType.LOCALDATE, Types.DATE);
        }
    }

    /** For columns that are a moment, which is kept in UTC. */
    public static final class Moment extends TimeBinding<LocalDateTime> {
        @Serial
        private static final long serialVersionUID = 1;

        public Moment() {
            super(SQLDataType.LOCALDATETIME, Types.TIMESTAMP);
        }
    }
}
