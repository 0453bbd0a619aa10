//! Days and instants as the database and JSON hold them.

use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "db", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "db", diesel(sql_type = diesel::sql_types::BigInt))]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// This much later.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * 60_000)
    }
    /// The civil day of this instant in UTC.
    pub fn day(self) -> Day {
        Day(i32::try_from(self.0.div_euclid(86_400_000)).unwrap_or(0))
    }
    /// Hours and minutes in UTC.
    pub fn clock(self) -> String {
        let minutes = self.0.div_euclid(60_000).rem_euclid(1440);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A civil day, kept as days since 1970-01-01; `YYYY-MM-DD` in JSON and forms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "db", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "db", diesel(sql_type = diesel::sql_types::Integer))]
pub struct Day(pub i32);

impl Day {
    /// From a calendar date.
    pub fn from_date(date: Date) -> Self {
        Self((date - EPOCH).get_days())
    }
    /// The calendar date.
    pub fn date(self) -> Date {
        EPOCH.checked_add(jiff::Span::new().try_days(self.0).unwrap_or_default()).unwrap_or(EPOCH)
    }
    /// This many days later (or earlier).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}
impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<Date>().map(Self::from_date)
    }
}
impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("expected a day as YYYY-MM-DD"))
    }
}

#[cfg(feature = "db")]
mod db {
    use super::{Day, Instant};
    use diesel::backend::Backend;
    use diesel::deserialize::{self, FromSql};
    use diesel::serialize::{self, Output, ToSql};
    use diesel::sql_types::{BigInt, Integer};

    impl<B: Backend> ToSql<BigInt, B> for Instant
    where
        i64: ToSql<BigInt, B>,
    {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, B>) -> serialize::Result {
            self.0.to_sql(out)
        }
    }
    impl<B: Backend> FromSql<BigInt, B> for Instant
    where
        i64: FromSql<BigInt, B>,
    {
        fn from_sql(bytes: B::RawValue<'_>) -> deserialize::Result<Self> {
            i64::from_sql(bytes).map(Self)
        }
    }
    impl<B: Backend> ToSql<Integer, B> for Day
    where
        i32: ToSql<Integer, B>,
    {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, B>) -> serialize::Result {
            self.0.to_sql(out)
        }
    }
    impl<B: Backend> FromSql<Integer, B> for Day
    where
        i32: FromSql<Integer, B>,
    {
        fn from_sql(bytes: B::RawValue<'_>) -> deserialize::Result<Self> {
            i32::from_sql(bytes).map(Self)
        }
    }
}
