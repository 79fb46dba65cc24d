package org.jackfield.distribution.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.activation.ActivationAnswer;
import org.jackfield.api.licence.activation.ActivationRequest.Site;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.TestSite;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.AuditEntry;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.PortalStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestDeskTest {

    private static final String MAC = "00:11:22:aa:bb:cc";
    private static final String OTHER_MAC = "00:11:22:aa:bb:dd";
    private static final Actor OPERATOR =
            new Actor(new Account("op", Account.Role.OPERATOR, Optional.empty(), "", false, Instant.EPOCH), "test");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-27T09:00:00.250Z");
    private KeyPair issuer;
    private PortalStore store;
    private SalesDesk sales;
    private RequestDesk desk;
    private final TestSite here = TestSite.on(MAC);

    @BeforeEach
    void open() throws Exception {
        issuer = LicenceKeys.generate();
        store = PortalStore.open(folder);
        sales = new SalesDesk(store, () -> now);
        desk = new RequestDesk(store, issuer, () -> now);
        sales.addReseller("R-1", "Reseller", "", OPERATOR);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLicenceIsActivatedForTheMachineThatAsksWithAllThatWasSold() {
        Site site = sold("night-mode", "tapi=5");

        SiteLicence licence = licence(desk.answer(here.activate(site), "a"));

        assertThat(licence.machine()).contains(MAC);
        assertThat(licence.licensedTo()).isEqualTo("Harbour Hotel");
        assertThat(licence.siteId()).isEqualTo(site.siteId());
        assertThat(licence.resellerId()).contains("R-1");
        assertThat(licence.supportUntil()).contains(LocalDate.parse("2027-11-27"));
        assertThat(licence.allowance("tapi", now).limit()).isEqualTo(5);
        assertThat(licence.allowance("night-mode", now).granted()).isTrue();
    }

    @Test
    void everyEntitlementOfTheProductCanBeSold() {
        String[] all = Arrays.stream(Entitlement.values())
                .map(one -> one.kind() == Entitlement.Kind.SWITCH ? one.id() : one.id() + "=3")
                .toArray(String[]::new);
        SiteLicence licence = licence(desk.answer(here.activate(sold(all)), "a"));
        assertThat(Entitlement.values()).allSatisfy(one ->
                assertThat(licence.allowance(one.id(), now).granted()).as(one.id()).isTrue());
    }

    @Test
    void aWrongSerialAndAnUnknownSiteIdSoundTheSame() {
        Site site = sold("night-mode");
        assertThat(refusal(here.activate(new Site(site.siteId(), "WRONG"))).code()).isEqualTo("activation.unknown");
        assertThat(refusal(here.activate(new Site("1", site.serial()))).message())
                .isEqualTo(refusal(here.activate(new Site(site.siteId(), "X"))).message());
    }

    @Test
    void theSameRequestIsAnsweredTheSameWayAgainSoThatALostAnswerIsNoLoss() {
        byte[] request = here.activate(sold("night-mode"));
        byte[] first = desk.answer(request, "a");
        now = now.plus(Duration.ofDays(3));
        assertThat(desk.answer(request, "b")).isEqualTo(first);
    }

    @Test
    void aNewRequestOfTheSameInstallationGetsALicenceThatIsIssuedLater() {
        Site site = sold("night-mode");
        SiteLicence first = licence(desk.answer(here.activate(site), "a"));
        now = now.minus(Duration.ofDays(1));
        SiteLicence second = licence(desk.answer(here.activate(site), "a"));
        assertThat(second.issued()).as("though the portal's clock was set back").isAfter(first.issued());
    }

    @Test
    void aSerialThatIsActiveElsewhereIsRefusedUntilItIsDeactivatedThere() {
        Site site = sold("night-mode");
        TestSite there = TestSite.on(OTHER_MAC);
        desk.answer(here.activate(site), "a");
        assertThat(refusal(there.activate(site)).code()).isEqualTo("activation.elsewhere");

        ActivationAnswer gone = answer(desk.answer(here.deactivate(site), "a"));

        assertThat(gone.licence()).isEmpty();
        assertThat(licence(desk.answer(there.activate(site), "b")).machine()).contains(OTHER_MAC);
        assertThat(refusal(here.activate(site)).code()).isEqualTo("activation.elsewhere");
    }

    @Test
    void aCopyOfAnInstallationOnAnotherMachineGetsNothing() {
        Site site = sold("night-mode");
        desk.answer(here.activate(site), "a");
        TestSite copy = here.copiedTo(OTHER_MAC);
        assertThat(refusal(copy.activate(site)).code()).isEqualTo("activation.elsewhere");
        assertThat(refusal(copy.deactivate(site)).code()).isEqualTo("activation.not-here");
        assertThat(refusal(copy.update(site)).code()).isEqualTo("activation.not-here");
    }

    @Test
    void nobodyElseChangesOrEndsAnActivationThoughTheyKnowItsNumbers() {
        Site site = sold("night-mode");
        desk.answer(here.activate(site), "a");
        TestSite thief = TestSite.on(MAC);
        assertThat(refusal(thief.deactivate(site)).code()).isEqualTo("activation.not-here");
        assertThat(refusal(thief.add(site, voucher("tapi=1"))).code()).isEqualTo("activation.not-here");
        assertThat(refusal(thief.activate(site)).code()).isEqualTo("activation.elsewhere");
    }

    @Test
    void anAnsweredRequestIsAReplayOnceTheLicenceHasChanged() {
        Site site = sold("night-mode");
        byte[] activation = here.activate(site);
        desk.answer(activation, "a");
        byte[] deactivation = here.deactivate(site);
        byte[] proof = desk.answer(deactivation, "a");
        assertThat(refusal(activation).code()).isEqualTo("request.replayed");
        assertThat(desk.answer(deactivation, "a")).isEqualTo(proof);

        desk.answer(here.activate(site), "a");

        assertThat(refusal(deactivation).code()).isEqualTo("request.replayed");
        assertThat(refusal(activation).code()).isEqualTo("request.replayed");
    }

    @Test
    void anIdThatWasAnsweredIsNoOtherRequests() {
        Site site = sold("night-mode");
        byte[] activation = here.activate(site);
        desk.answer(activation, "a");
        byte[] other = here.updateAs(RequestFormat.read(activation).request().id(), site);
        assertThat(refusal(other).code()).isEqualTo("request.id-taken");
    }

    @Test
    void aVoucherActivatesANewSiteOnce() {
        VoucherCode code = vouchers(Goods.Kind.VOUCHER, OptionalInt.empty(), "1.0", "call-logging").getFirst().code();

        SiteLicence licence = licence(desk.answer(here.activate(code), "a"));

        assertThat(licence.allowance("call-logging", now).granted()).isTrue();
        assertThat(licence.siteId()).matches("[0-9]{8}");
        assertThat(licence(desk.answer(here.activate(code), "a")).siteId())
                .as("asked again by the same installation").isEqualTo(licence.siteId());
        assertThat(refusal(TestSite.on(OTHER_MAC).activate(code)).code()).isEqualTo("voucher.used");
    }

    @Test
    void vouchersAddUpAndTrialsEnd() {
        Site site = sold("tapi=5");
        desk.answer(here.activate(site), "a");
        VoucherCode more = voucher("tapi=3");
        VoucherCode trial = vouchers(Goods.Kind.ADDITION, OptionalInt.of(30), null, "tapi=10").getFirst().code();

        SiteLicence licence = licence(desk.answer(here.add(site, more, trial), "a"));

        assertThat(licence.allowance("tapi", now).permanent()).isEqualTo(8);
        assertThat(licence.allowance("tapi", now).trial()).isEqualTo(10);
        Instant end = Instant.parse("2026-12-27T09:00:00Z");
        assertThat(licence.allowance("tapi", now).trialEnds()).contains(end);
        assertThat(licence.allowance("tapi", end).limit()).isEqualTo(8);
    }

    @Test
    void ofVouchersThatAreAppliedTogetherAllCountOrNoneAndEachRefusedOneIsNamed() {
        Site site = sold("tapi=5");
        desk.answer(here.activate(site), "a");
        VoucherCode good = voucher("tapi=3");
        VoucherCode used = voucher("tapi=1");
        desk.answer(here.add(site, used), "a");
        VoucherCode unknown = VoucherCode.random(new SecureRandom());
        VoucherCode whole = vouchers(Goods.Kind.VOUCHER, OptionalInt.empty(), "1.0", "tapi=1").getFirst().code();

        String said = refusal(here.add(site, good, used, unknown, whole)).message();

        assertThat(said).contains("3 vouchers", used + " was applied to this site", unknown + " is not known", whole + " licenses");
        assertThat(said).doesNotContain(good.text());
        assertThat(licence(desk.answer(here.update(site), "a")).allowance("tapi", now).limit()).isEqualTo(6);
        assertThat(licence(desk.answer(here.add(site, good), "a")).allowance("tapi", now).limit()).isEqualTo(9);
    }

    @Test
    void anUpgradeAtThePortalComesWithTheNextUpdate() {
        Site site = sold("tapi=5");
        desk.answer(here.activate(site), "a");
        assertThat(refusal(here.updateFor(site, "2.0")).code()).isEqualTo("activation.version");

        sales.upgrade(
                site.siteId(), new LicensedVersion(2, 0), Optional.of(LocalDate.parse("2029-01-01")),
                List.of(Grant.of("night-mode", 0)), Optional.empty(), OPERATOR);

        SiteLicence licence = licence(desk.answer(here.updateFor(site, "2.0"), "a"));
        assertThat(licence.version()).isEqualTo(new LicensedVersion(2, 0));
        assertThat(licence.supportUntil()).contains(LocalDate.parse("2029-01-01"));
        assertThat(licence.allowance("night-mode", now).granted()).isTrue();
    }

    @Test
    void aStockLicenceAsksForItsResellerAndBelongsToThatOneThen() {
        Order stock = sales.addOrder(Optional.empty(), Optional.empty(), "", OPERATOR);
        Site site = sold(stock, "night-mode");
        assertThat(refusal(here.activate(site)).code()).isEqualTo("activation.reseller-required");
        assertThat(refusal(here.activate(site, Optional.of("R-9"))).code()).isEqualTo("activation.reseller-unknown");

        assertThat(licence(desk.answer(here.activate(site, Optional.of("r-1")), "a")).resellerId()).contains("R-1");
    }

    @Test
    void aReleasedLicenceIsFreeAndItsOldRequestsAreReplays() {
        Site site = sold("night-mode");
        byte[] activation = here.activate(site);
        desk.answer(activation, "a");

        sales.release(site.siteId(), "server burnt", OPERATOR);

        assertThat(refusal(activation).code()).isEqualTo("request.replayed");
        assertThat(licence(desk.answer(TestSite.on(OTHER_MAC).activate(site), "a")).machine()).contains(OTHER_MAC);
    }

    @Test
    void whateverByteOfARequestIsChangedItIsRefusedAndNothingHappens() {
        Site site = sold("night-mode");
        byte[] request = here.activate(site);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] changed = request.clone();
            changed[random.nextInt(changed.length)] += (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> desk.answer(changed, "a")).isInstanceOf(ProblemException.class);
        }
        assertThat(store.inTransaction(books -> books.licences().licence(site.siteId())).orElseThrow().activation()).isEmpty();
    }

    @Test
    void everyActAndRefusalStandsInTheAuditListWithoutTheSerial() {
        Site site = sold("night-mode");
        desk.answer(here.activate(site), "192.0.2.7");
        refusal(TestSite.on(OTHER_MAC).activate(site));

        List<AuditEntry> acts =
                store.inTransaction(books -> books.audit().entries(Optional.of(site.siteId()), Long.MAX_VALUE, 10));

        assertThat(acts).extracting(AuditEntry::done).containsExactly(false, true);
        assertThat(acts.getLast().from()).isEqualTo("192.0.2.7");
        assertThat(acts).allSatisfy(act -> assertThat(act.toString()).doesNotContain(site.serial()));
    }

    private Site sold(String... entitlements) {
        return sold(sales.addOrder(Optional.of("R-1"), Optional.empty(), "", OPERATOR), entitlements);
    }

    private Site sold(Order order, String... entitlements) {
        sales.addGoods(order.number(), goods(Goods.Kind.SITE, OptionalInt.empty(), "1.0", 12, entitlements), OPERATOR);
        return store.inTransaction(books -> books.licences().ofOrder(order.number())).getFirst().site();
    }

    private VoucherCode voucher(String entitlement) {
        return vouchers(Goods.Kind.ADDITION, OptionalInt.empty(), null, entitlement).getFirst().code();
    }

    private List<Voucher> vouchers(Goods.Kind kind, OptionalInt trial, String version, String... entitlements) {
        Order order = sales.addOrder(Optional.of("R-1"), Optional.empty(), "", OPERATOR);
        sales.addGoods(order.number(), goods(kind, trial, version, 0, entitlements), OPERATOR);
        return store.inTransaction(books -> books.vouchers().ofOrder(order.number()));
    }

    private static Goods goods(Goods.Kind kind, OptionalInt trial, String version, int months, String... entitlements) {
        return new Goods(
                kind, 1, Grants.of(Optional.empty(), List.of(entitlements), Optional.empty()), trial,
                Optional.ofNullable(version).map(LicensedVersion::of), months);
    }

    private Problem refusal(byte[] request) {
        try {
            desk.answer(request, "a");
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("it was answered");
    }

    private ActivationAnswer answer(byte[] file) {
        return AnswerFormat.read(file, TrustedKeys.of(List.of(issuer.getPublic())));
    }

    private SiteLicence licence(byte[] file) {
        SignedLicence signed =
                LicenceFormat.read(answer(file).licence().orElseThrow().getBytes(StandardCharsets.UTF_8));
        TrustedKeys.of(List.of(issuer.getPublic())).check(signed);
        return signed.licence();
    }
}
