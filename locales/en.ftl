country-international = International
country-regional = Regional
