package vn.khuyenhoc.fund.verification;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.ledger.Chain;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Unguarded;
import vn.khuyenhoc.testing.WriteTest;

/** Whoever rewrites a row of the ledger is found out by that row, also one who sets the rest of the fund's books right behind it. */
@WriteTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyingTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final String VERIFY = """
        query($within: ID) { verifyLedger(within: $within) { fundCount entryCount problems { kind place organization { id } entry { place } concerns { __typename id } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired DSLContext sql;

    /** A has all kinds of entries; B received from it; C gave its last entry to E, whose first it is; N has no entry. */
    private final Map<String, OrganizationId> funds = new TreeMap<>();
    private OrganizationId commune = new OrganizationId(0);
    private Api officer;
    private Api approver;

    private void books() {
        commune = fixtures.aCommune(fixtures.aProvince());
        List.of("A", "B", "C", "E", "N").forEach(name -> funds.put(name, fixtures.aBoard(commune, Fixtures.LONG_AGO)));
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        approver = api.withToken(SelfIssued.token("minh", "OFFICER-APPROVER-VIEWER", commune));
        give("A", ContributionKind.CASH, 10_000, null);
        give("A", ContributionKind.IN_KIND, 700, null);
        long earmarked = give("A", ContributionKind.CASH, 5_000, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        grant("SUPPORT", 1_000, null);
        done(officer, "reverseContribution", "contribution", "id", GlobalId.of("Contribution", give("A", ContributionKind.TRANSFER, 300, null)), "on", "2023-06-01", "reason", "Nhầm");
        String award = grant("AWARD", 400, GlobalId.of("Earmark", sql.fetchSingle("select id from fund_earmark where contribution_id = ?", earmarked).get(0, Long.class)));
        done(approver, "reverseGrant", "grant", "id", award, "on", "2023-06-03", "reason", "Nhầm");
        transfer("A", "B", 2_000);
        give("A", ContributionKind.CASH, 50, null);
        give("B", ContributionKind.CASH, 60, null);
        give("C", ContributionKind.CASH, 500, null);
        transfer("C", "E", 200);
        await().atMost(20, SECONDS).until(() -> verified().get("fundCount").asInt() == funds.size() + 1);
    }

    private long give(String fund, ContributionKind kind, long amount, EarmarkTerms earmark) {
        return contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(funds.get(fund), 0, kind, amount, DAY, "Sách", null, null, earmark))).getFirst();
    }

    private String id(String fund) {
        return GlobalId.of("Organization", funds.get(fund).value());
    }

    private static JsonNode done(Api caller, String mutation, String field, Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        if (!mutation.startsWith("approve")) {
            input.put("idempotencyKey", UUID.randomUUID().toString());
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        String version = field.equals("contribution") ? "" : " version";
        JsonNode answer = caller.data("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + field + " { id" + version + " } errors { code } } }", Map.of("input", input)).get(mutation);
        assertThat(answer.get("errors")).isEmpty();
        return answer.get(field);
    }

    private String grant(String purpose, long amount, String earmark) {
        List<Object> draft = new ArrayList<>(List.of("organization", id("A"), "purpose", purpose, "title", "Đợt", "decisionNumber", purpose + "/QĐ", "payOn", "2023-06-01", "turns", 1, "amount", amount));
        if (earmark != null) {
            draft.addAll(List.of("earmark", earmark));
        }
        JsonNode drafted = done(officer, "draftGrant", "grant", draft.toArray());
        String id = drafted.get("id").asString();
        done(approver, "approveGrant", "grant", "id", id, "on", "2023-06-01", "version", drafted.get("version").asString());
        done(officer, "payGrant", "grant", "id", id, "on", "2023-06-02");
        return id;
    }

    private void transfer(String from, String to, long amount) {
        JsonNode prepared = done(officer, "prepareTransfer", "transfer", "from", id(from), "to", id(to), "amount", amount, "on", "2023-06-05", "reason", "Hỗ trợ");
        done(approver, "confirmTransfer", "transfer", "id", prepared.get("id").asString());
    }

    @BeforeEach
    void booksThatAreWhole() {
        if (funds.isEmpty()) {
            books();
        }
        assertThat(found()).isEmpty();
    }

    private JsonNode verified() {
        return officer.data(VERIFY, Map.of("within", GlobalId.of("Organization", commune.value()))).get("verifyLedger");
    }

    private List<String> found() {
        return verified().get("problems").valueStream().map(problem -> {
            String fund = funds.keySet().stream().filter(name -> id(name).equals(problem.at("/organization/id").asString())).findFirst().orElseThrow();
            assertThat(problem.at("/entry/place").asInt(problem.get("place").asInt())).isEqualTo(problem.get("place").asInt());
            return (fund + " " + problem.get("kind").asString() + " " + problem.get("place").asInt() + (problem.get("entry").isNull() ? "" : " entry")
                + " " + problem.at("/concerns/__typename").asString("")).strip();
        }).toList();
    }

    /** Does it, asks what is found, and puts everything back. */
    private List<String> after(Runnable tampering) {
        List<Runnable> restoring = List.of(restoring(FUND_ENTRY, FUND_ENTRY.ORGANIZATION_ID), restoring(FUND_ACCOUNT, FUND_ACCOUNT.ORGANIZATION_ID), restoring(FUND_EARMARK, FUND_EARMARK.ORGANIZATION_ID),
            restoring(FUND_CONTRIBUTION, FUND_CONTRIBUTION.ORGANIZATION_ID), restoring(FUND_GRANT_PAYMENT, FUND_GRANT_PAYMENT.ORGANIZATION_ID), restoring(FUND_TRANSFER, FUND_TRANSFER.ORGANIZATION_ID));
        try {
            Unguarded.rewrite(sql, tampering);
            return found();
        } finally {
            Unguarded.rewrite(sql, () -> restoring.forEach(Runnable::run));
        }
    }

    private <R extends TableRecord<R>> Runnable restoring(Table<R> table, Field<Long> holder) {
        List<Long> holders = funds.values().stream().map(OrganizationId::value).toList();
        List<R> rows = sql.selectFrom(table).where(holder.in(holders)).fetch();
        Field<Long> id = table.field("id", Long.class);
        return () -> {
            sql.deleteFrom(table).where(holder.in(holders)).or(id.in(rows.stream().map(row -> row.get(id)).toList())).execute();
            Rows.append(sql, rows);
        };
    }

    private void execute(String statements) {
        for (String statement : statements.split(";")) {
            String named = statement;
            for (Map.Entry<String, OrganizationId> fund : funds.entrySet()) {
                named = named.replace(":" + fund.getKey(), String.valueOf(fund.getValue().value()));
            }
            assertThat(sql.execute(named)).as(named).isEqualTo(1);
        }
    }

    /** Sets a fund's places, hashes, head, balance and earmarks right, as if its entries had always been so. */
    private void cover(String fund) {
        long holder = funds.get(fund).value();
        List<FundEntryRecord> entries = sql.selectFrom(FUND_ENTRY).where(FUND_ENTRY.ORGANIZATION_ID.eq(holder)).orderBy(FUND_ENTRY.PLACE).fetch();
        sql.deleteFrom(FUND_ENTRY).where(FUND_ENTRY.ORGANIZATION_ID.eq(holder)).execute();
        String head = Chain.START;
        long balance = 0, money = 0, goods = 0;
        Map<Long, Long> left = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            FundEntryRecord entry = entries.get(i).setPlace(i + 1);
            head = Chain.hash(head, entry);
            entry.setHash(head);
            long change = (entry.getDebit().held() ? entry.getAmount() : 0) - (entry.getCredit().held() ? entry.getAmount() : 0);
            balance += change;
            if (entry.getEarmarkId() != null) {
                left.merge(entry.getEarmarkId(), change, Long::sum);
            } else if (entry.getDebit() == LedgerAccount.GOODS || entry.getCredit() == LedgerAccount.GOODS) {
                goods += change;
            } else {
                money += change;
            }
        }
        Rows.append(sql, entries);
        sql.update(FUND_ACCOUNT).set(FUND_ACCOUNT.ENTRIES, entries.size()).set(FUND_ACCOUNT.HEAD, entries.isEmpty() ? null : head).set(FUND_ACCOUNT.BALANCE, balance)
            .set(FUND_ACCOUNT.FREE_MONEY, money).set(FUND_ACCOUNT.FREE_GOODS, goods).where(FUND_ACCOUNT.ORGANIZATION_ID.eq(holder)).execute();
        left.forEach((earmark, amount) -> sql.update(FUND_EARMARK).set(FUND_EARMARK.LEFT_AMOUNT, amount).where(FUND_EARMARK.ID.eq(earmark)).execute());
    }

    private static List<String> listed(String problems) {
        return problems == null ? List.of() : List.of(problems.split(", "));
    }

    @Test
    void readsEveryFundAndEntry() {
        assertThat(List.of(verified().get("fundCount").asInt(), verified().get("entryCount").asInt())).containsExactly(6, 15);
    }

    /** Places of A: 1 to 3 given, 4 a round, 5 given and 6 taken back, 7 a round and 8 taken back, 9 a transfer, 10 given. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "set id = id + 1 where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry",
        "set recorded_at = '2020-01-01 00:00:00' where organization_id = :A and place = 1 | A ENTRY_ALTERED 1 entry",
        "set recorded_at = '2020-01-01 00:00:00' where organization_id = :A and place = 10 | A ENTRY_ALTERED 10 entry",
        "set organization_id = :B where organization_id = :A and place = 4 | A ENTRY_MISSING 4 Grant, B ENTRY_ADDED 4 entry Grant",
        "set organization_id = 1 where organization_id = :A and place = 4 | A ENTRY_MISSING 4 Grant",
        "set place = 70 where organization_id = :A and place = 4 | A ENTRY_MISSING 4, A ENTRY_ADDED 70 entry",
        "set act_id = act_id + 1 where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry, A ENTRY_MISSING 11 Grant",
        "set debit = 'AWARDS' where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry Grant",
        "set debit = 'GOODS' where organization_id = :A and place = 1 | A ENTRY_ALTERED 1 entry Contribution",
        "set credit = 'GOODS' where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry Grant",
        "set credit = 'TRANSFERS' where organization_id = :A and place = 1 | A ENTRY_ALTERED 1 entry",
        "set amount = amount + 1 where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry Grant",
        "set amount = amount - 1 where organization_id = :A and place = 3 | A ENTRY_ALTERED 3 entry Contribution",
        "set amount = amount - 1 where organization_id = :A and place = 10 | A ENTRY_ALTERED 10 entry Contribution",
        "set amount = amount + 1 where organization_id = :A and place = 9 | A ENTRY_ALTERED 9 entry Transfer",
        "set amount = amount + 1 where organization_id = :B and place = 1 | B ENTRY_ALTERED 1 entry Transfer",
        "set happened_on = '2022-01-01' where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry Grant",
        "set posted_on = '2022-01-01' where organization_id = :A and place = 2 | A ENTRY_ALTERED 2 entry Contribution",
        "set posted_on = '2022-01-01' where organization_id = :A and place = 9 | A ENTRY_ALTERED 9 entry Transfer",
        "set earmark_id = null where organization_id = :A and place = 3 | A ENTRY_ALTERED 3 entry Contribution",
        "set earmark_id = 7 where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry Grant",
        "set reversal_of = null where organization_id = :A and place = 6 | A ENTRY_ALTERED 6 entry Contribution",
        "set reversal_of = 7 where organization_id = :A and place = 10 | A ENTRY_ALTERED 10 entry Contribution",
        "set hash = repeat('a', 64) where organization_id = :A and place = 4 | A ENTRY_ALTERED 4 entry",
        "set hash = repeat('a', 64) where organization_id = :A and place = 10 | A ENTRY_ALTERED 10 entry"})
    void namesAnEntryOfWhichOneColumnWasChanged(String change, String problems) {
        assertThat(after(() -> execute("update fund_entry " + change))).containsExactlyElementsOf(listed(problems));
    }

    /** Whoever also sets hashes, head, balances and earmarks of the fund right is contradicted by what the entry is of, or by the other fund. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "set organization_id = :B, place = 9 where organization_id = :A and place = 4 | A ENTRY_MISSING 10 Grant, B ACT_DIFFERS 3 entry Grant",
        "set act_id = act_id + 1 where organization_id = :A and place = 4 | A ACT_DIFFERS 4 entry, A ENTRY_MISSING 11 Grant",
        "set debit = 'AWARDS' where organization_id = :A and place = 4 | A ACT_DIFFERS 4 entry Grant",
        "set credit = 'GOODS', amount = 600 where organization_id = :A and place = 4 | A ACT_DIFFERS 4 entry Grant",
        "set credit = 'TRANSFERS' where organization_id = :A and place = 1 | A ACT_DIFFERS 1 entry",
        "set debit = 'MONEY' where organization_id = :A and place = 2 | A ACT_DIFFERS 2 entry Contribution",
        "set amount = amount + 1 where organization_id = :A and place = 1 | A ACT_DIFFERS 1 entry Contribution",
        "set amount = amount - 1 where organization_id = :A and place = 3 | A ACT_DIFFERS 3 entry Contribution",
        "set amount = amount + 1 where organization_id = :A and place = 4 | A ACT_DIFFERS 4 entry Grant",
        "set amount = amount - 1 where organization_id = :A and place = 6 | A ACT_DIFFERS 6 entry Contribution",
        "set amount = amount - 1 where organization_id = :A and place = 8 | A ACT_DIFFERS 8 entry Grant",
        "set amount = amount + 1 where organization_id = :A and place = 10 | A ACT_DIFFERS 10 entry Contribution",
        "set amount = amount + 1 where organization_id = :A and place = 9 | A ACT_DIFFERS 9 entry Transfer",
        "set amount = amount + 1 where organization_id = :B and place = 1 | B ACT_DIFFERS 1 entry Transfer",
        "set amount = amount + 1 where organization_id = :C and place = 2 | C ACT_DIFFERS 2 entry Transfer",
        "set amount = amount + 1 where organization_id = :E and place = 1 | E ACT_DIFFERS 1 entry Transfer",
        "set happened_on = '2022-01-01' where organization_id = :A and place = 4 | A ACT_DIFFERS 4 entry Grant",
        "set posted_on = '2022-01-01' where organization_id = :E and place = 1 | E ACT_DIFFERS 1 entry Transfer",
        "set earmark_id = null where organization_id = :A and place = 3 | A ACT_DIFFERS 3 entry Contribution",
        "set reversal_of = null where organization_id = :A and place = 8 | A ACT_DIFFERS 8 entry Grant",
        "set id = id + 1 where organization_id = :A and place = 4 |",
        "set recorded_at = '2020-01-01 00:00:00' where organization_id = :A and place = 4 |"})
    void namesAnEntryThoughTheRestOfItsFundWasSetRight(String change, String problems) {
        assertThat(after(() -> {
            execute("update fund_entry " + change);
            cover("A");
            cover("B");
            cover("C");
            cover("E");
        })).containsExactlyElementsOf(listed(problems));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A | 2 | A ENTRY_MISSING 2 Contribution | A ENTRY_MISSING 10 Contribution",
        "A | 4 | A ENTRY_MISSING 4 Grant | A ENTRY_MISSING 10 Grant",
        "A | 10 | A ENTRY_MISSING 10 Contribution | A ENTRY_MISSING 10 Contribution",
        "A | 9 | A ENTRY_MISSING 9 Transfer | A ENTRY_MISSING 10 Transfer",
        "B | 1 | B ENTRY_MISSING 1 Transfer | B ENTRY_MISSING 2 Transfer",
        "C | 2 | C ENTRY_MISSING 2 Transfer | C ENTRY_MISSING 2 Transfer",
        "E | 1 | E ENTRY_MISSING 1 Transfer | E ENTRY_MISSING 1 Transfer"})
    void namesAnEntryThatIsGone(String fund, int place, String problem, String covered) {
        String delete = "delete from fund_entry where organization_id = :" + fund + " and place = " + place;
        assertThat(after(() -> execute(delete))).containsExactly(problem);
        assertThat(after(() -> {
            execute(delete);
            cover(fund);
        })).containsExactly(covered);
    }

    @Test
    void namesAnEntryThatWasPutIn() {
        String copy = "insert into fund_entry select id + 1, recorded_at, organization_id, 11, act_id, debit, credit, amount, happened_on, posted_on, earmark_id, null, hash"
            + " from fund_entry where organization_id = :A and place = 10";
        assertThat(after(() -> execute(copy))).containsExactly("A ENTRY_ADDED 11 entry Contribution");
        assertThat(after(() -> {
            execute(copy);
            cover("A");
        })).containsExactly("A ACT_DIFFERS 11 entry Contribution");
    }

    /** One that was written anew with a hash of its own breaks the chain at the next, which is as it was. */
    @Test
    void blamesNoEntryForTheOneBeforeIt() {
        assertThat(after(() -> {
            FundEntryRecord before = entry("A", 3), entry = entry("A", 4).setAmount(1_001L);
            sql.update(FUND_ENTRY).set(FUND_ENTRY.AMOUNT, 1_001L).set(FUND_ENTRY.HASH, Chain.hash(before.getHash(), entry)).where(FUND_ENTRY.ID.eq(entry.getId())).execute();
        })).containsExactly("A ACT_DIFFERS 4 entry Grant");
        assertThat(after(() -> {
            execute("update fund_entry set recorded_at = '2020-01-01 00:00:00' where organization_id = :A and place = 4");
            execute("update fund_entry set recorded_at = '2020-01-01 00:00:00' where organization_id = :A and place = 5");
        })).containsExactly("A ENTRY_ALTERED 4 entry", "A ENTRY_ALTERED 5 entry");
    }

    private FundEntryRecord entry(String fund, int place) {
        return sql.fetchSingle(FUND_ENTRY, FUND_ENTRY.ORGANIZATION_ID.eq(funds.get(fund).value()).and(FUND_ENTRY.PLACE.eq(place)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "update fund_account set balance = balance + 1 where organization_id = :A | A BALANCE_DIFFERS 10",
        "update fund_account set free_money = free_money - 1 where organization_id = :A | A BALANCE_DIFFERS 10",
        "update fund_account set free_goods = free_goods - 1 where organization_id = :A | A BALANCE_DIFFERS 10",
        "update fund_account set balance = balance + 5, free_money = free_money + 5 where organization_id = :N | N BALANCE_DIFFERS 0",
        "update fund_account set entries = entries - 1 where organization_id = :A | A HEAD_DIFFERS 10",
        "update fund_account set entries = entries + 1 where organization_id = :A | A HEAD_DIFFERS 10",
        "update fund_account set entries = 2000000000 where organization_id = :A | A HEAD_DIFFERS 10",
        "update fund_account set entries = 0, head = null where organization_id = :C | C ENTRY_ADDED 1 entry, C ENTRY_ADDED 2 entry",
        "update fund_account set head = null where organization_id = :A | A HEAD_DIFFERS 10",
        "update fund_account set head = repeat('a', 64) where organization_id = :A | A HEAD_DIFFERS 10",
        "update fund_account set head = repeat('a', 64) where organization_id = :N | N HEAD_DIFFERS 0",
        "update fund_account set organization_id = 1 where organization_id = :A | A FUND_MISSING 10",
        "delete from fund_account where organization_id = :A | A FUND_MISSING 10",
        "delete from fund_account where organization_id = :E | E FUND_MISSING 1",
        "update fund_earmark set left_amount = left_amount - 1 where organization_id = :A | A BALANCE_DIFFERS 10 Earmark",
        "update fund_earmark set amount = amount + 1 where organization_id = :A | A BALANCE_DIFFERS 10 Earmark",
        "update fund_earmark set purpose = 'SUPPORT' where organization_id = :A | A BALANCE_DIFFERS 10 Earmark",
        "update fund_earmark set organization_id = :B where organization_id = :A | A BALANCE_DIFFERS 10 Earmark, B BALANCE_DIFFERS 2 Earmark",
        "update fund_contribution set amount = amount + 1 where organization_id = :A and amount = 10000 | A ACT_DIFFERS 1 entry Contribution",
        "update fund_contribution set kind = 'CASH' where organization_id = :A and amount = 700 | A ACT_DIFFERS 2 entry Contribution",
        "delete from fund_contribution where organization_id = :A and amount = 10000 | A ACT_DIFFERS 1 entry",
        "update fund_grant_payment set amount = amount + 1 where organization_id = :A and amount = 1000 | A ACT_DIFFERS 4 entry Grant",
        "delete from fund_grant_payment where organization_id = :A and amount = 1000 | A ACT_DIFFERS 4 entry Grant",
        "update fund_transfer set amount = amount + 1 where organization_id = :C and superseded_at is null | C ACT_DIFFERS 2 entry Transfer, E ACT_DIFFERS 1 entry Transfer",
        "update fund_transfer set confirmed_at = null where organization_id = :C and superseded_at is null | C ACT_DIFFERS 2 entry Transfer, E ACT_DIFFERS 1 entry Transfer"})
    void namesARowOfTheFundAnEarmarkOrAnAct(String statement, String problems) {
        assertThat(after(() -> execute(statement))).containsExactlyElementsOf(listed(problems));
    }

    @Test
    void namesWhatIsGoneWithItsWholeFund() {
        assertThat(after(() -> {
            execute("delete from fund_entry where organization_id = :E");
            execute("delete from fund_account where organization_id = :E");
        })).containsExactly("E FUND_MISSING 0", "E ENTRY_MISSING 1 Transfer");
    }

    @Test
    void missesNothingOfASuccessionThatLeftNothing() {
        assertThat(after(() -> execute("insert into fund_transfer (id, recorded_at, organization_id, to_organization_id, entire, amount, transferred_on, posted_on, cause, state, prepared_by, confirmed_by, confirmed_at)"
            + " values (7, '2023-06-05 08:00:00', :N, :E, true, 0, '2023-06-05', '2023-06-05', 'SUCCESSION', 'CONFIRMED', 'system', 'minh', '2023-06-05 08:00:00')"))).isEmpty();
        assertThat(after(() -> execute("insert into fund_transfer (id, recorded_at, organization_id, to_organization_id, entire, amount, transferred_on, posted_on, cause, state, prepared_by, confirmed_by, confirmed_at)"
            + " values (7, '2023-06-05 08:00:00', :N, :E, true, 5, '2023-06-05', '2023-06-05', 'AGREEMENT', 'CONFIRMED', 'lan', 'minh', '2023-06-05 08:00:00')")))
            .containsExactly("E ENTRY_MISSING 2 Transfer", "N ENTRY_MISSING 1 Transfer");
    }

    /** What no witness is left for: an auditor must hold the hash of the last entry against one that was noted elsewhere. */
    @Test
    void changesTheLastHashWhereAllOfAFundWasWrittenAnew() {
        String noted = entry("A", 10).getHash();
        List<String> now = new ArrayList<>();
        assertThat(after(() -> {
            execute("update fund_entry set amount = amount + 1 where organization_id = :A and place = 1; update fund_contribution set amount = amount + 1 where organization_id = :A and amount = 10000");
            cover("A");
            now.add(entry("A", 10).getHash());
        })).isEmpty();
        assertThat(now.getFirst()).isNotEqualTo(noted);
        assertThat(entry("A", 10).getHash()).isEqualTo(noted);
    }
}
