package org.jackfield.api.rtp.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules by which an offer and an answer agree (RFC 3264). Stateless. */
public final class OfferAnswer {

    private OfferAnswer() {}

    /**
     * {@return what an offer and its answer agree on, one for each audio line of the offer, refused ones too; never null}
     *
     * <p>A party sends under the numbers that the other's description gives (§5.1, §7), so each direction has its own.
     */
    public static List<NegotiatedMedia> resolve(SessionDescription offer, SessionDescription answer) {
        List<NegotiatedMedia> agreed = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            MediaDescription offered = offer.media().get(i);
            if (offered.isAudio()) {
                agreed.add(i < answer.media().size()
                        ? resolve(i, offered, answer.media().get(i))
                        : new NegotiatedMedia(i, offered.endpoint(), new MediaEndpoint("", 0, 0), List.of(), List.of(),
                                NegotiatedMedia.State.REFUSED, offered.label()));
            }
        }
        return agreed;
    }

    private static NegotiatedMedia resolve(int index, MediaDescription offered, MediaDescription answered) {
        List<Codec> toAnswerer = matching(answered.codecs(), offered.codecs());
        List<Codec> toOfferer = answered.codecs().stream()
                .flatMap(wanted -> offered.codecs().stream().filter(wanted::matches).limit(1))
                .distinct()
                .toList();
        boolean refused = offered.isRefused() || answered.isRefused() || !answered.isAudio() || toAnswerer.isEmpty();
        boolean offererSends = !refused && flows(offered, answered);
        boolean answererSends = !refused && flows(answered, offered);
        NegotiatedMedia.State state = NegotiatedMedia.State.HELD;
        if (refused) {
            state = NegotiatedMedia.State.REFUSED;
        } else if (offererSends && answererSends) {
            state = NegotiatedMedia.State.ACTIVE;
        }
        return new NegotiatedMedia(
                index,
                offered.endpoint(),
                answered.endpoint(),
                offererSends ? toAnswerer : List.of(),
                answererSends ? toOfferer : List.of(),
                state,
                offered.label().or(answered::label));
    }

    private static boolean flows(MediaDescription from, MediaDescription to) {
        return from.direction().sends() && to.direction().receives() && !to.endpoint().isNowhere();
    }

    private static List<Codec> matching(List<Codec> codecs, List<Codec> others) {
        return codecs.stream().filter(codec -> others.stream().anyMatch(codec::matches)).toList();
    }

    /**
     * Answers an offer (§6): each audio medium for which there is a place and a codec that we take is accepted with the
     * first such codec of the offer, under its number, and the offer's telephone events; everything else is refused.
     *
     * @param offer never null
     * @param sessionId ours, digits; never null
     * @param version of our description, digits; never null
     * @param place where we receive the medium; empty refuses it; never null
     * @param taken which codecs we take, telephone events aside; never null
     * @param wanted which way media shall flow, seen from us; what the offer does not allow is left out; never null
     * @return the answer; has as many media as the offer; never null
     */
    public static SessionDescription answer(
            SessionDescription offer,
            String sessionId,
            String version,
            Function<MediaDescription, Optional<MediaEndpoint>> place,
            Predicate<Codec> taken,
            Direction wanted) {
        List<MediaDescription> media = offer.media().stream()
                .map(offered -> answer(offered, place, taken, wanted))
                .toList();
        String address = media.stream()
                .map(medium -> medium.endpoint().address())
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElse("0.0.0.0");
        return new SessionDescription(sessionId, version, address, "-", media);
    }

    private static MediaDescription answer(
            MediaDescription offered,
            Function<MediaDescription, Optional<MediaEndpoint>> place,
            Predicate<Codec> taken,
            Direction wanted) {
        Optional<Codec> codec = offered.codecs().stream()
                .filter(each -> !each.isTelephoneEvent() && taken.test(each))
                .findFirst();
        Optional<MediaEndpoint> here =
                offered.isAudio() && !offered.isRefused() && codec.isPresent() ? place.apply(offered) : Optional.empty();
        if (here.isEmpty()) {
            return new MediaDescription(offered.type(), offered.protocol(), new MediaEndpoint("", 0, 0), offered.formats(),
                    List.of(), Direction.INACTIVE, OptionalInt.empty(), false, offered.label());
        }
        List<Codec> codecs = new ArrayList<>(List.of(codec.get()));
        offered.codecs().stream()
                .filter(each -> each.isTelephoneEvent() && each.clockRate() == codec.get().clockRate())
                .findFirst()
                .ifPresent(codecs::add);
        boolean nowhere = offered.endpoint().isNowhere();
        Direction flows = Direction.of(
                wanted.sends() && offered.direction().receives() && !nowhere,
                wanted.receives() && offered.direction().sends());
        List<String> formats =
                codecs.stream().map(each -> String.valueOf(each.payloadType())).toList();
        boolean mux = offered.rtcpMux() && here.get().port() == here.get().rtcpPort();
        return new MediaDescription("audio", offered.protocol(), here.get(), formats, codecs, flows,
                offered.packetTime(), mux, offered.label());
    }
}
