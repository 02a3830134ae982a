package vn.khuyenhoc.fund.recipient;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantRegister.Person;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.fund.GrantRegister.Share;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecipientRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundRecipientRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;

/** Takes over the lists of rounds of older books, whose people nobody has named before. */
@Component
public class OldLists {
    private final DSLContext sql;
    private final Days days;

    OldLists(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** @param rows what was written of the rounds, in their order */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<Person> people, List<Round> rounds, List<FundGrantRecord> rows) {
        LocalDateTime now = days.now();
        List<FundRecipientRecord> persons = people.stream().map(person ->
            Lists.person(new Said(person.fullName(), person.birthDate(), null, person.school(), person.guardian()), now)).toList();
        List<FundGrantRecipientRecord> listed = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            for (Share share : rounds.get(i).shares()) {
                listed.add(Lists.row(rows.get(i), persons.get(share.person()).getId(), share.amount(), now));
            }
        }
        Rows.insert(sql, persons);
        Rows.insert(sql, listed);
    }
}
