//! What the browser says by itself.

constat_shared::words! {
    /// All is stored.
    SAVED = "Enregistré", "Bewaard", "Saved";
    /// On its way.
    SAVING = "En cours…", "Bezig…", "Saving…";
    /// No network.
    WAITING = "Pas encore envoyé, nouvel essai…", "Nog niet verzonden, nieuwe poging…", "Not sent yet, trying again…";
    /// The stored version is another one.
    CONFLICT = "Quelqu’un a enregistré entre-temps\u{A0}: ", "Iemand heeft intussen bewaard: ", "Somebody saved in the meantime: ";
    /// The link to it.
    THEIRS = "ouvrez sa version", "open die versie", "open their version";
    /// Words of an earlier visit that never arrived.
    OLDER = "Des mots que vous n’aviez pas envoyés sont encore sur cet appareil.", "Woorden die u niet verzonden had, staan nog op dit toestel.", "Words that you had not sent are still on this device.";
    /// Puts them into the fields.
    TAKE = "Les reprendre", "Terugzetten", "Put them back";
    /// Forgets them.
    FORGET = "Les effacer", "Wissen", "Delete them";
    /// Points that may still be given.
    LEFT = "Encore {n} points à donner", "Nog {n} punten te geven", "{n} points left to give";
    /// The same, for one.
    LEFT_ONE = "Encore un point à donner", "Nog één punt te geven", "One point left to give";
    /// None left.
    LEFT_NONE = "Tous vos points sont donnés", "Al uw punten zijn gegeven", "All your points are given";
    /// Too many given.
    OVER = "{n} points de trop", "{n} punten te veel", "{n} points too many";
    /// The same, for one.
    OVER_ONE = "Un point de trop", "Eén punt te veel", "One point too many";
}
