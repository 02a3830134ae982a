package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;

import vn.khuyenhoc.campaign.MovementState;

/** A movement came to a state on a day. */
record MovementRound(MovementState state, LocalDate on) {}
