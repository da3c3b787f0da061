"""The documented parameters as a pydantic model, by hand: strict, with the limits of the generator's schema."""

from ipaddress import ip_address
from typing import Annotated, Dict, List, Literal, Optional, Union

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints as Text


def _ip(text: str) -> str:
    ip_address(text)
    return text


def _unique(tags: List[str]) -> List[str]:
    if len(set(tags)) != len(tags):
        raise ValueError("repeated")
    return tags


Id = Optional[Annotated[str, Text(min_length=1, max_length=128)]]
Name = Optional[Annotated[str, Text(min_length=1, max_length=256)]]
Count = Optional[Annotated[int, Field(ge=0, le=2147483647)]]
Digits = Optional[Annotated[str, Text(pattern=r"^[0-9]{1,24}$")]]
Hex = Annotated[str, Text(pattern=r"^[0-9a-f]{24}$")]
Email = Annotated[str, Text(pattern=r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}$", max_length=254)]
Tags = Annotated[List[Annotated[str, Text(min_length=1, max_length=64)]], Field(max_length=64), AfterValidator(_unique)]


class ListSubscription(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")
    list_id: Hex
    subscribed: bool = False


class ChannelSubscription(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")
    channel: Literal["email", "sms", "push"]
    blacklisted: bool = False


class Contact(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")
    __pydantic_extra__: Dict[str, Union[str, int, float, bool, None]] = Field(init=False)
    account_id: Annotated[str, Text(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    contact_id: Hex
    device_id: Id = None
    name_first: Name = None
    name_last: Name = None
    email: Optional[Email] = None
    phone_countrycode: Optional[Annotated[str, Text(pattern=r"^[ ]*[+]?[0-9]{1,4}[ ]*$")]] = None
    phone_number: Optional[Annotated[str, Text(pattern=r"^[ ]*[0-9][0-9 ().-]{3,24}$")]] = None
    phone: Optional[Annotated[str, Text(pattern=r"^[ ]*([+]|00)[0-9 ().-]{5,30}$")]] = None
    city: Name = None
    country: Name = None
    region: Name = None
    zip: Optional[Annotated[str, Text(pattern=r"^[0-9A-Za-z -]{2,12}$")]] = None
    full_address: Optional[Annotated[str, Text(min_length=1, max_length=1024)]] = None
    born_date: Optional[AwareDatetime] = None
    gender: Optional[Literal["MALE", "FEMALE"]] = None
    language: Optional[Annotated[str, Text(pattern=r"^[ ]*[A-Za-z]{2}[ ]*$")]] = None
    user_id: Id = None
    facebook_id: Digits = None
    facebook_friends: Count = None
    google_id: Digits = None
    twitter_id: Digits = None
    twitter_followers: Count = None
    tags: Optional[Tags] = None
    last_latitude: Optional[Annotated[float, Field(ge=-90, le=90)]] = None
    last_longitude: Optional[Annotated[float, Field(ge=-180, le=180)]] = None
    list_subscriptions: Optional[Annotated[List[ListSubscription], Field(max_length=32)]] = None
    channel_subscriptions: Optional[Annotated[List[ChannelSubscription], Field(max_length=3)]] = None
    gdpr_marketing_consent: Optional[bool] = None
    gdpr_accept_terms: Optional[bool] = None
    gdpr_date: Optional[AwareDatetime] = None
    gdpr_remote_ip: Optional[Annotated[str, AfterValidator(_ip)]] = None
