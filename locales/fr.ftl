country-international = International
